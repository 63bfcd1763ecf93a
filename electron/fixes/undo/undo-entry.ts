import type { ThreeWay, UndoChoice, UndoModel } from '../../../preload/contract/applied.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { entryOn, guarded, type RunResult } from '../apply/guarded.ts';
import { askPermit } from '../apply/permit.ts';
import type { EnginePorts } from '../apply/ports.ts';
import { resumeRun, type Run } from '../apply/run.ts';
import { isOpen, type RunEntry } from '../journal/fold.ts';
import { finishUndo } from './finish-undo.ts';
import { changedSince, lookAt, threeWays, type Compared } from './three-way.ts';

/** Takes an entry back. Where something was changed since, it is refused with before, ours and now until the technician chooses. */
export function undoEntry(id: string, choose: UndoChoice | undefined, ports: EnginePorts): Promise<RunResult<UndoModel>> {
  return guarded(ports, 'undo', async (view) => {
    const found = entryOn(view, id, ports.machine.id);
    if (!found.ok) return found;
    const against = cannotUndo(found.value);
    if (against) return { ok: true, value: refused(id, against, []) };
    return { ok: true, value: await undo(resumeRun(ports, found.value), choose) };
  });
}

async function undo(run: Run, choose: UndoChoice | undefined): Promise<UndoModel> {
  const { id, intent } = run.entry();
  // First, because what only administrators can read would look as if somebody had changed it.
  if (choose !== 'leave') await askPermit(run);
  const compared = await lookAt(run);
  const changed = changedSince(compared);
  const values = threeWays(compared);
  const names = showable(changed.map((one) => one.target).join(', '), 300);
  if (choose === 'leave') return refused(id, say('apply:undo.left', { entry: id }), values);
  if (changed.length > 0 && choose === undefined) return refused(id, say('apply:undo.changedSince', { entry: id, count: changed.length, targets: names }), values);
  const chosen = choose === 'all' ? compared : compared.filter((one) => !changed.includes(one));
  if (chosen.length === 0) return refused(id, say('apply:undo.nothingOurs', { entry: id, targets: names }), values);
  await run.write({ type: 'undoing', ops: chosen.map((one) => one.op), now: nowByOperation(run.entry(), compared) });
  const left = await finishUndo(run);
  const after = threeWays(await lookAt(run, compared.map((one) => one.op)));
  const outcome = left.length === 0 ? 'undone' : 'partlyUndone';
  const targets = showable(left.map((one) => `${run.target(one.op)} (${one.detail})`).join(', '), 300);
  return { schema: 'rdp-doctor/undo@1', entry: id, outcome, values: after, sentence: say(`apply:undo.${outcome}`, { entry: id, fix: intent.plan.fix, machine: intent.machine, targets }) };
}

function nowByOperation({ operations }: RunEntry, compared: readonly Compared[]): Compared['now'][] {
  return operations.map((_, op) => compared.find((one) => one.op === op)?.now ?? null);
}

function cannotUndo(entry: RunEntry): Message | null {
  const params = { entry: entry.id, machine: entry.intent.machine };
  if (entry.phase === 'undone') return say('apply:undo.already', params);
  if (entry.phase === 'rolledBack') return say('apply:undo.wentBack', params);
  return isOpen(entry) ? say('apply:undo.interrupted', params) : null;
}

function refused(entry: string, sentence: Message, values: ThreeWay[]): UndoModel {
  return { schema: 'rdp-doctor/undo@1', entry, outcome: 'refused', values, sentence };
}
