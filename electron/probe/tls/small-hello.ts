import type { Connection } from '../net/connection.ts';
import type { Deadline } from '../net/deadline.ts';
import { nullSuiteHello } from './bare-hello.ts';

/** Whether anything came back where the answer is tiny. `ms` counts from the request. */
export type SmallHelloOutcome =
  | { kind: 'answered'; bytes: Buffer; ms: number }
  | { kind: 'silent' }
  | { kind: 'closed'; by: 'fin' | 'reset'; afterMs: number }
  | { kind: 'cancelled' };

/**
 * Sends a ClientHello that can only be refused. After a handshake that timed out, an answer here tells a path that
 * loses large packets (MTU black hole) from a server that hangs. Close the connection after.
 */
export async function smallHello(connection: Connection, deadline: Deadline): Promise<SmallHelloOutcome> {
  const start = performance.now();
  connection.write(nullSuiteHello());
  const read = await connection.read(deadline);
  if (read.kind === 'data') return { kind: 'answered', bytes: read.bytes.subarray(0, 64), ms: performance.now() - start };
  return read.kind === 'timeout' ? { kind: 'silent' } : read;
}
