import type { RunWork, WorkStep } from '../../machine/run-work.ts';
import type { RunEntry } from '../journal/fold.ts';
import { taskOperation } from '../timers/restore-task.ts';
import { sameExactly } from './readings.ts';
import { NotPermitted, type EnginePorts } from './ports.ts';
import type { Run } from './run.ts';

/** Everything that may still be done for an entry: its restore task, its operations with what each puts back, and where an undo that is taken back returns to. */
export function workOf({ id, intent, operations, undo }: RunEntry): RunWork {
  const { timer } = intent;
  const planned = intent.plan.operations.map(({ primitive, args }, op) => ({ operation: { primitive, args } as WorkStep['operation'], captured: operations[op]?.captured ?? null }));
  const again = (undo?.ops ?? []).flatMap((op): WorkStep[] => {
    const [step, now = null] = [planned[op], undo?.now[op]];
    return step && now !== null && !sameExactly(now, step.captured) ? [{ operation: step.operation, captured: now, byTimer: false }] : [];
  });
  return {
    entry: id,
    steps: [...(timer ? [{ operation: taskOperation(timer.name, timer.dueAt, id), captured: timer.captured, byTimer: false }] : []), ...planned.map((step) => ({ ...step, byTimer: true })), ...again],
  };
}

/** Asks for the right to go on with an entry. Throws NotPermitted; nothing was written then. */
export async function askPermit({ ports, entry }: { readonly ports: EnginePorts; readonly entry: Run['entry'] }): Promise<void> {
  const denied = await ports.permit?.(workOf(entry()));
  if (denied) throw new NotPermitted(denied);
}
