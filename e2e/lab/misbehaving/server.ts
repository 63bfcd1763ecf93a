import { createServer, type AddressInfo, type Socket } from 'node:net';
import { LOOPBACK, type LabServer } from '../servers/lab-server.ts';
import { PeerGone, type Peer, type Step } from './peer.ts';

export interface ScriptedServer extends LabServer {
  /** How many connections came so far. */
  connections(): number;
}

/** A server on a loopback port that treats every connection by the script. */
export function startScripted(script: Step, options: { port?: number; address?: string } = {}): Promise<ScriptedServer> {
  const address = options.address ?? LOOPBACK;
  const open = new Set<Socket>();
  const lines: string[] = [];
  let count = 0;
  let previousAt = -Infinity;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const now = performance.now();
    count += 1;
    const over = new AbortController();
    const peer: Peer = {
      socket, stream: socket, number: count, sincePreviousMs: now - previousAt, over: over.signal,
      note: (text) => lines.push(`${count}: ${text}`),
    };
    previousAt = now;
    open.add(socket);
    socket.on('error', (error) => peer.note(error.message));
    socket.once('close', () => {
      open.delete(socket);
      over.abort();
    });
    void run(script, peer);
  });
  const stop = () => new Promise<void>((resolve) => {
    for (const socket of open) socket.destroy();
    if (server.listening) server.close(() => resolve());
    else resolve();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port ?? 0, host: address, backlog: 1024 }, () =>
      resolve({ port: (server.address() as AddressInfo).port, address, stop, log: () => lines.join('\n'), connections: () => count }));
  });
}

async function run(script: Step, peer: Peer): Promise<void> {
  try {
    await script(peer);
  } catch (error) {
    if (!(error instanceof PeerGone)) peer.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  // A script that ended leaves the connection as it is, and follows when the other side closes.
  if (peer.socket.destroyed) return;
  peer.stream.once('end', () => peer.socket.end());
  peer.stream.on('error', () => {}).resume();
}
