import type { Connection, ReadOutcome } from '../../net/connection.ts';

/** A connection without a socket: gives the chunks one by one, then the end. Keeps what is written. */
export function byteConnection(chunks: readonly Buffer[], end: ReadOutcome = { kind: 'closed', by: 'fin', afterMs: 1 }): Connection & { readonly written: Buffer[] } {
  const queue = [...chunks];
  const written: Buffer[] = [];
  return {
    written,
    connectMs: 0,
    bytesSent: 0,
    bytesReceived: 0,
    log: [],
    read() {
      const bytes = queue.shift();
      return Promise.resolve(bytes ? { kind: 'data', bytes } : end);
    },
    unread: (bytes) => { queue.unshift(bytes); },
    write: (bytes) => { written.push(bytes); },
    close: () => Promise.resolve(),
  };
}
