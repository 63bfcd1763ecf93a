import type { RecoverModel, RecoveredRow } from '../../../preload/contract/applied.ts';
import { say } from '../../locale/say.ts';
import { carryOut } from '../apply/apply-plan.ts';
import { keepEntry } from '../apply/conclude.ts';
import { guarded, type RunResult } from '../apply/guarded.ts';
import { askPermit } from '../apply/permit.ts';
import type { EnginePorts } from '../apply/ports.ts';
import { finishRollBack, rollBack } from '../apply/roll-back.ts';
import { resumeRun, type Run } from '../apply/run.ts';
import type { RunEntry } from '../journal/fold.ts';
import { setTask } from '../timers/restore-task.ts';
import { finishUndo, withdrawUndo } from '../undo/finish-undo.ts';
import { interruptedOn, runOf } from './interrupted.ts';

export type RecoverMode = 'list' | 'finish' | 'rollBack';

/** Lists what was cut off on the machine, completes it, or returns to the state before that run. May itself be cut off anywhere and run again. */
export function recover(mode: RecoverMode, ports: EnginePorts): Promise<RunResult<RecoverModel>> {
  return guarded(ports, 'recover', async (view) => {
    const entries: RecoveredRow[] = [];
    for (const entry of interruptedOn(view, ports.machine.id)) entries.push(mode === 'list' ? rowOf(entry, null) : await bringToEnd(entry, mode, ports));
    return { ok: true, value: { schema: 'rdp-doctor/recover@1', machine: ports.machine.id, entries } };
  });
}

async function bringToEnd(entry: RunEntry, mode: 'finish' | 'rollBack', ports: EnginePorts): Promise<RecoveredRow> {
  const run = resumeRun(ports, entry);
  await askPermit(run);
  return rowOf(entry, mode === 'finish' ? await finish(run) : await takeBack(run));
}

type Outcome = NonNullable<RecoveredRow['outcome']>;

async function finish(run: Run): Promise<Outcome> {
  switch (runOf(run.entry())) {
    // An apply that was cut off while it was kept had its proof.
    case 'apply': return run.entry().phase === 'keeping' ? keep(run) : (await carryOut(run)).outcome;
    case 'rollBack': return (await finishRollBack(run)) ? 'rolledBack' : 'failed';
    case 'keep': return keep(run);
    case 'undo': return (await finishUndo(run)).length === 0 ? 'undone' : 'partlyUndone';
  }
}

const keep = async (run: Run): Promise<Outcome> => ((await keepEntry(run)) ? 'kept' : 'failed');

async function takeBack(run: Run): Promise<Outcome> {
  switch (runOf(run.entry())) {
    case 'apply': return (await rollBack(run, 'recover')) ? 'rolledBack' : 'failed';
    case 'rollBack': return (await finishRollBack(run)) ? 'rolledBack' : 'failed';
    case 'keep': return awaitAgain(run);
    case 'undo': {
      const from = run.entry().undo?.from;
      const left = await withdrawUndo(run);
      return left.length > 0 || run.entry().phase === 'failed' ? 'failed' : from === 'awaitingKeep' ? 'awaitingKeep' : from === 'partlyUndone' ? 'partlyUndone' : 'kept';
    }
  }
}

/** The keeping is taken back: the restore task stands again. */
async function awaitAgain(run: Run): Promise<Outcome> {
  if ((await setTask(run)) !== null) return 'failed';
  await run.write({ type: 'awaitingKeep' });
  return 'awaitingKeep';
}

function rowOf(entry: RunEntry, outcome: RecoveredRow['outcome']): RecoveredRow {
  const { id, at, intent } = entry;
  const run = runOf(entry);
  const params = { entry: id, fix: intent.plan.fix, machine: intent.machine };
  return { entry: id, fix: intent.plan.fix, at, run, outcome, sentence: say(outcome === null ? `apply:recover.${run}` : `apply:recover.done.${outcome}`, params) };
}
