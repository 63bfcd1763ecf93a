import type { BackReason } from '../journal/events.ts';
import { clearTask } from '../timers/restore-task.ts';
import { putTo } from './put-back.ts';
import type { Run } from './run.ts';

/** Takes back what an entry did, the last operation first. True when the machine reads as it did before; else the entry stands as failed. */
export async function rollBack(run: Run, because: BackReason, detail?: string): Promise<boolean> {
  await run.write({ type: 'rollingBack', because, ...(detail === undefined ? {} : { detail: detail.slice(0, 500) }) });
  return finishRollBack(run);
}

/** The same for an entry that goes back already, from wherever it was cut off. */
export async function finishRollBack(run: Run): Promise<boolean> {
  const { operations, backOps } = run.entry();
  const begun = operations.map((one, op) => ({ op, reading: one.captured, begun: one.begun && !one.undone }));
  const wanted = begun.filter((one) => one.begun && (backOps === null || backOps.includes(one.op))).reverse();
  const left = await putTo(run, wanted);
  const task = await clearTask(run);
  const [first] = left;
  if (first || task !== null) {
    await run.write({ type: 'failed', detail: (first ? `${run.target(first.op)}: ${first.detail}` : (task ?? '')).slice(0, 500) });
    return false;
  }
  const others = begun.filter((one) => one.begun && !wanted.includes(one)).map((one) => one.op);
  await run.write(others.length > 0 ? { type: 'partlyUndone', left: others } : { type: 'rolledBack' });
  return true;
}
