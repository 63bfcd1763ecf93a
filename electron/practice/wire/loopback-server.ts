import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { serveConnection } from './serve-connection.ts';
import type { PortPlan, ServerPlan } from './server-plan.ts';

const LOOPBACK = '127.0.0.1';
const IDLE_MS = 30_000;
const MAX_CONNECTIONS = 128;
const PROXY_LINE = 'PROXY TCP4 10.0.8.31 10.0.4.20 51324 3389\r\n';

/** One port of the practice network on the loopback interface: open while its plan serves, closed while it refuses. */
export interface LoopbackServer {
  /** The loopback port; the same for the server's whole life, open or not. */
  readonly port: number;
  /** Opens or closes the port as the plan says. */
  follow(kind: PortPlan['kind']): Promise<void>;
  close(): Promise<void>;
}

/** `planNow` is asked for every connection anew. With `port` 0 a free one is taken. */
export async function loopbackServer(planNow: () => Promise<PortPlan | null>, wantedPort = 0): Promise<LoopbackServer> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => {}).setTimeout(IDLE_MS, () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    socket.once('end', () => socket.end());
    if (open.size > MAX_CONNECTIONS) socket.destroy();
    else void play(socket, planNow).catch(() => socket.destroy());
  });
  await listen(server, wantedPort);
  const { port } = server.address() as AddressInfo;
  let turn: Promise<void> = Promise.resolve();

  async function shut(): Promise<void> {
    for (const socket of open) socket.destroy();
    if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  return {
    port,
    follow(kind) {
      const wanted = kind === 'serves' || kind === 'proxied';
      turn = turn.then(async () => {
        if (wanted && !server.listening) await listen(server, port);
        if (!wanted && server.listening) await shut();
      });
      return turn;
    },
    async close() {
      await turn.catch(() => {});
      await shut();
    },
  };
}

async function play(socket: Socket, planNow: () => Promise<PortPlan | null>): Promise<void> {
  const plan = await planNow();
  if (plan?.kind === 'serves') return serveConnection(socket, plan.plan);
  if (plan?.kind === 'proxied') return behindProxy(socket, plan.plan);
  socket.destroy();
}

/** The balancer's line reaches the server before the client's first byte, which is what the server then judges. */
function behindProxy(socket: Socket, plan: ServerPlan): Promise<void> {
  socket.unshift(Buffer.from(PROXY_LINE, 'latin1'));
  return serveConnection(socket, plan);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
