import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface SlowPath { readonly port: number; stop(): void }

/** A path to a local port on which every byte takes half of a round trip longer, in both directions. Connecting to it takes no time:
 * the path begins behind its front door. */
export async function openSlowPath(toPort: number, rttMs: number): Promise<SlowPath> {
  const sockets = new Set<Socket>();
  const later = (from: Socket, to: Socket): void => {
    const after = (step: () => void) => setTimeout(() => { if (!to.destroyed) step(); }, rttMs / 2);
    from.on('data', (bytes) => after(() => to.write(bytes)));
    from.on('end', () => after(() => to.end()));
    from.on('error', () => to.destroy());
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: toPort, host: '127.0.0.1', allowHalfOpen: true });
    for (const socket of [near, far]) sockets.add(socket.setNoDelay());
    later(near, far);
    later(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
