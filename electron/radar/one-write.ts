import type { Connection } from '../probe/net/connection.ts';
import type { Dialer } from '../probe/net/dialer.ts';

/**
 * A dialer whose connections send what was written only when an answer is awaited: the end of the handshake and the introduction go in
 * one packet, which for many hosts is a fifth of the work on both sides.
 */
export function oneWrite(dialer: Dialer): Dialer {
  return {
    ...dialer,
    async connect(to, deadline) {
      const outcome = await dialer.connect(to, deadline);
      return outcome.kind === 'open' ? { ...outcome, connection: gathering(outcome.connection) } : outcome;
    },
  };
}

function gathering(connection: Connection): Connection {
  let held: Buffer[] = [];
  const send = (): void => {
    if (held.length === 0) return;
    connection.write(held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held));
    held = [];
  };
  return {
    read(deadline) {
      send();
      return connection.read(deadline);
    },
    write: (bytes) => void held.push(bytes),
    unread: (bytes) => connection.unread(bytes),
    connectMs: connection.connectMs,
    log: connection.log,
    get bytesSent() { return connection.bytesSent; },
    get bytesReceived() { return connection.bytesReceived; },
    close() {
      send();
      return connection.close();
    },
  };
}
