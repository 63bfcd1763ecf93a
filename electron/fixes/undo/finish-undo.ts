import { putTo, type Left } from '../apply/put-back.ts';
import type { Run } from '../apply/run.ts';
import { clearTask, setTask } from '../timers/restore-task.ts';

/** Carries out an undo that is in the journal, from the start or from wherever it was cut off. What is left is said in the journal too. */
export async function finishUndo(run: Run): Promise<Left[]> {
  const { undo, operations } = run.entry();
  const ops = undo?.ops ?? [];
  const wanted = [...ops].sort((a, b) => b - a).map((op) => ({ op, reading: operations[op]?.captured ?? null }));
  const failed = await putTo(run, wanted);
  await clearTask(run);
  const unchosen = operations.flatMap((one, op) => (ops.includes(op) || one.undone ? [] : [{ op, detail: 'changed since' }]));
  const left = [...unchosen, ...failed].sort((a, b) => a.op - b.op);
  await run.write(left.length === 0 ? { type: 'undone' } : { type: 'partlyUndone', left: left.map((one) => one.op) });
  return left;
}

/** Takes an undo back: everything reads again as when the undo began, and the restore task stands again where there was one. */
export async function withdrawUndo(run: Run): Promise<Left[]> {
  const { undo } = run.entry();
  if (!undo) return [];
  await run.write({ type: 'redoing' });
  const wanted = [...undo.ops].sort((a, b) => a - b).map((op) => ({ op, reading: undo.now[op] ?? null }));
  const left = await putTo(run, wanted, true);
  const [first] = left;
  const noTask = undo.from === 'partlyUndone' || (undo.from === 'kept' && run.entry().intent.timer?.kind === 'keepWithin') ? null : await setTask(run);
  if (first || noTask !== null) await run.write({ type: 'failed', detail: (first ? `${run.target(first.op)}: ${first.detail}` : (noTask ?? '')).slice(0, 500) });
  else await run.write({ type: 'redone' });
  return left;
}
