import { budget, type Deadline } from '../../net/deadline.ts';
import type { Connection } from '../../net/connection.ts';
import { tcpDialer } from '../../net/tcp-dialer.ts';

export const within = (ms: number, signal = new AbortController().signal): Deadline => budget(ms, signal);

/** Connects to a test server, runs `use`, and closes. */
export async function dial<T>(port: number, use: (connection: Connection, deadline: Deadline) => Promise<T>, deadline: Deadline = within(5000)): Promise<T> {
  const outcome = await tcpDialer.connect({ address: '127.0.0.1', port }, deadline);
  if (outcome.kind !== 'open') throw new Error(`connect: ${outcome.kind}`);
  try {
    return await use(outcome.connection, deadline);
  } finally {
    await outcome.connection.close();
  }
}
