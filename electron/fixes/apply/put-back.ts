import type { Operation } from '../../machine/operation.ts';
import type { Reading } from '../journal/events.ts';
import { sameExactly, sameReading } from './readings.ts';
import type { Run } from './run.ts';

/** One thing to be put to a reading. */
export interface Wanted {
  readonly op: number;
  readonly reading: Reading;
}

/** What could not be put there, in the machine's words. */
export interface Left {
  readonly op: number;
  readonly detail: string;
}

/**
 * Puts things to readings, in the order given. What reads right already is left alone, so that it may be done again
 * from the start after it was cut off anywhere. `again` does an operation anew where restoring alone cannot bring its work back.
 */
export async function putTo(run: Run, steps: readonly Wanted[], again = false): Promise<Left[]> {
  const failed = new Map<number, string>();
  for (const { op, reading } of steps) {
    const operation = run.operation(op);
    if (sameExactly(await run.look(operation), reading)) continue;
    run.ports.onStep?.({ kind: 'restoring', index: op, of: run.entry().operations.length, target: run.target(op) });
    await run.write({ type: 'restoring', op });
    const problem = reading === null ? 'not there before' : await restore(run, operation, reading, again);
    if (problem !== null) failed.set(op, problem);
    await run.write({ type: 'restored', op });
  }
  return unlike(run, steps, failed);
}

async function restore(run: Run, operation: Operation, reading: NonNullable<Reading>, again: boolean): Promise<string | null> {
  const done = await run.restore(operation, reading);
  if (!done.ok) return `${done.because}: ${done.detail}`;
  if (!again || sameReading(operation.primitive, await run.look(operation), reading)) return null;
  const anew = await run.apply(operation);
  return anew.ok ? null : `${anew.because}: ${anew.detail}`;
}

/** Read once more when all is done: a later step may have moved what an earlier one set. */
async function unlike(run: Run, steps: readonly Wanted[], failed: ReadonlyMap<number, string>): Promise<Left[]> {
  const left: Left[] = [];
  for (const { op, reading } of steps) {
    const operation = run.operation(op);
    if (!sameReading(operation.primitive, await run.look(operation), reading)) left.push({ op, detail: failed.get(op) ?? 'reads otherwise' });
  }
  return left;
}
