import { createServer, type AddressInfo } from 'node:net';
import { LOOPBACK } from './lab-server.ts';

/** A port that is free now on every loopback address of IPv4. Someone else may take it before it is used: starters try again. */
export function freePort(address = LOOPBACK): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, address, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
