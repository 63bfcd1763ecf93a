import { createServer, type Server, type Socket } from 'node:net';
import { fromWorker, type FromWorker, type ToWorker } from './messages.ts';

/** Characters in one line; a store's blob and a hosts file fit many times over. */
const LINE_CAP = 8_000_000;
/** Connections that may wait to be told apart; nobody else knows the name of the pipe. */
const STRANGERS = 4;
/** How long a connection may stay silent before it has said who it is, ms. */
const HELLO_MS = 10_000;

type Hello = Extract<FromWorker, { type: 'hello' }>;

/** The worker's end of the pipe, once it has said the nonce. */
export interface WorkerLink {
  readonly hello: Hello;
  send(message: ToWorker): void;
  /** The next message; null when the worker is gone or said something that is none. */
  next(): Promise<FromWorker | null>;
  close(): void;
}

export interface WorkerPipe {
  /** Resolves with the one connection that knows the nonce; others get not a byte. */
  readonly worker: Promise<WorkerLink>;
  close(): void;
}

/**
 * Opens the pipe that the worker connects to. On Windows a pipe of Node lets this user, SYSTEM and administrators write and nobody else;
 * whoever can only read is told nothing, because nothing is sent before the nonce came. Rejects when the path cannot be opened.
 */
export async function openWorkerPipe(path: string, nonce: string): Promise<WorkerPipe> {
  let found: (link: WorkerLink) => void = () => {};
  const worker = new Promise<WorkerLink>((resolve) => {
    found = resolve;
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (sockets.size >= STRANGERS) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const link = linkOn(socket);
    const timer = setTimeout(() => socket.destroy(), HELLO_MS);
    void link.next().then((first) => {
      clearTimeout(timer);
      if (first?.type !== 'hello' || first.nonce !== nonce) socket.destroy();
      else found({ ...link, hello: first });
    });
  });
  await listen(server, path);
  return {
    worker,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      server.on('error', () => server.close());
      resolve();
    });
  });
}

function linkOn(socket: Socket): Omit<WorkerLink, 'hello'> {
  const ready: (FromWorker | null)[] = [];
  const waiting: ((message: FromWorker | null) => void)[] = [];
  let rest = '';
  let over = false;
  const give = (message: FromWorker | null) => {
    if (over) return;
    if (message === null) over = true;
    const next = waiting.shift();
    if (next) next(message);
    else ready.push(message);
    if (over) for (const late of waiting.splice(0)) late(null);
  };
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const message = parse(line);
      give(message);
      if (message === null) return void socket.destroy();
    }
    if (rest.length > LINE_CAP) socket.destroy();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => give(null));
  return {
    send: (message) => void (socket.writable && socket.write(`${JSON.stringify(message)}\n`)),
    next: () => new Promise((resolve) => {
      const first = ready.shift();
      if (first !== undefined) resolve(first);
      else if (over) resolve(null);
      else waiting.push(resolve);
    }),
    close: () => void socket.end(),
  };
}

function parse(line: string): FromWorker | null {
  if (line.length > LINE_CAP) return null;
  try {
    const parsed = fromWorker.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
