import { connect, createServer, type AddressInfo } from 'node:net';
import { LOOPBACK } from '../servers/lab-server.ts';

/** What one connection said: the kinds of its TLS records, by side. 22: handshake, 23: data under the agreed keys (RFC 8446 5.1). */
export interface Witnessed {
  /** It began with an X.224 Connection Request in a TPKT (MS-RDPBCGR 2.2.1.1). */
  request: boolean;
  readonly client: number[];
  readonly server: number[];
}

/** A relay in front of a real server that notes what passes. */
export interface Witness {
  readonly port: number;
  readonly connections: readonly Witnessed[];
  stop(): Promise<void>;
}

/** Stands between a client and the server on `port`, and changes nothing. */
export async function startWitness(port: number): Promise<Witness> {
  const connections: Witnessed[] = [];
  const open = new Set<{ destroy(): void }>();
  const relay = createServer((client) => {
    const seen: Witnessed = { request: false, client: [], server: [] };
    connections.push(seen);
    const server = connect({ host: LOOPBACK, port });
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => {
        open.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    const [up, down] = [recordKinds(seen.client), recordKinds(seen.server)];
    client.once('data', (first) => { seen.request = first[0] === 3 && first[5] === 0xe0; });
    client.on('data', up);
    server.on('data', down);
    client.pipe(server);
    server.pipe(client);
  });
  await new Promise<void>((resolve) => { relay.listen(0, LOOPBACK, resolve); });
  return {
    port: (relay.address() as AddressInfo).port,
    connections,
    stop: () => new Promise((resolve) => {
      for (const socket of open) socket.destroy();
      relay.close(() => resolve());
    }),
  };
}

/** Walks the TPKT and TLS frames of one direction; both carry their length. */
function recordKinds(kinds: number[]): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const plain = rest[0] === 3;
      const length = plain ? (rest.length >= 4 ? rest.readUInt16BE(2) : 0) : rest.length >= 5 ? 5 + rest.readUInt16BE(3) : 0;
      if (length === 0 || rest.length < length) return;
      if (!plain) kinds.push(rest[0] ?? 0);
      rest = rest.subarray(length);
    }
  };
}
