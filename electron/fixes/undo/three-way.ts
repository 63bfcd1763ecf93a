import type { ThreeWay } from '../../../preload/contract/applied.ts';
import { sameReading, shownReading } from '../apply/readings.ts';
import type { Run } from '../apply/run.ts';
import type { Reading } from '../journal/events.ts';

/** One thing of an entry: before us, as we left it, and now. */
export interface Compared {
  readonly op: number;
  readonly primitive: string;
  readonly target: string;
  readonly before: Reading;
  readonly ours: Reading;
  readonly now: Reading;
}

/** Reads everything of an entry that is not taken back yet, or the operations named. */
export async function lookAt(run: Run, ops?: readonly number[]): Promise<Compared[]> {
  const rows: Compared[] = [];
  for (const [op, { captured, ours, readBack, undone }] of run.entry().operations.entries()) {
    if (ops ? !ops.includes(op) : undone) continue;
    const operation = run.operation(op);
    rows.push({ op, primitive: operation.primitive, target: run.target(op), before: captured, ours: ours ?? readBack, now: await run.look(operation) });
  }
  return rows;
}

/** Those that read otherwise than we left them: somebody else, or a later fix of ours. */
export function changedSince(compared: readonly Compared[]): Compared[] {
  return compared.filter(({ primitive, ours, now }) => !sameReading(primitive, ours, now));
}

export function threeWays(compared: readonly Compared[]): ThreeWay[] {
  return compared.map(({ primitive, target, before, ours, now }) => ({ target, before: shownReading(primitive, before), ours: shownReading(primitive, ours), now: shownReading(primitive, now) }));
}
