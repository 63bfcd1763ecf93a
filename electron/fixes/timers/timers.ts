import type { TimerRow, TimersDocument } from '../../../preload/contract/applied.ts';
import { guarded, type RunResult } from '../apply/guarded.ts';
import { workOf } from '../apply/permit.ts';
import type { EnginePorts } from '../apply/ports.ts';
import { sameReading } from '../apply/readings.ts';
import { finishRollBack, rollBack } from '../apply/roll-back.ts';
import { resumeRun, type Run } from '../apply/run.ts';
import type { JournalView } from '../journal/read-journal.ts';
import { finishUndo } from '../undo/finish-undo.ts';
import { changedSince, lookAt, type Compared } from '../undo/three-way.ts';
import { runOf } from '../recover/interrupted.ts';
import { timersOf, type Timer } from './due.ts';

/** Where a machine has a scheduler of its own, it puts back without asking anybody; so long it gets before somebody is asked, ms. */
const SCHEDULER_MS = 90_000;

/** The machine's restore tasks, without running any. */
export function listTimers(view: JournalView, machine: string, now: number): TimersDocument {
  return { schema: 'rdp-doctor/timers@1', timers: timersOf(view, machine, now).map(rowOf) };
}

/** Runs what is due on the machine; rows of those that ran and of those that wait on. */
export async function runDueTimers(ports: EnginePorts): Promise<RunResult<TimersDocument>> {
  // A quick look first: nothing due, no lock.
  const view = await ports.journal.read();
  if (!view.ok) return { ok: false, why: { kind: 'io', problem: view.problem } };
  const all = timersOf(view.value, ports.machine.id, ports.now());
  if (!all.some((one) => one.isDue)) return { ok: true, value: { schema: 'rdp-doctor/timers@1', timers: all.map(rowOf) } };
  return guarded(ports, 'timers', async (now) => {
    const timers: TimerRow[] = [];
    for (const timer of timersOf(now, ports.machine.id, ports.now())) {
      if (!timer.isDue) timers.push(rowOf(timer));
      else timers.push(await runDue(timer, ports));
    }
    return { ok: true, value: { schema: 'rdp-doctor/timers@1', timers } };
  });
}

async function runDue(timer: Timer, ports: EnginePorts): Promise<TimerRow> {
  const run = resumeRun(ports, timer.entry);
  const [now, due] = [ports.now(), Date.parse(timer.due)];
  if (ports.permit && !(await isBack(run))) {
    if (now >= due && now < due + SCHEDULER_MS) return rowOf(timer);
    if (await ports.permit(workOf(timer.entry))) return rowOf(timer);
  }
  return { entry: timer.entry.id, due: timer.due, state: (await goesBack(run)) ? 'restored' : 'failed' };
}

/** Whether everything reads as before already: the machine's own scheduler was first, and only the journal has to hear of it. */
async function isBack(run: Run): Promise<boolean> {
  return (await lookAt(run)).every(wasBefore);
}

const wasBefore = ({ primitive, before, now }: Compared): boolean => sameReading(primitive, before, now);

async function goesBack(run: Run): Promise<boolean> {
  const entry = run.entry();
  if (entry.phase === 'undoing' || entry.phase === 'redoing') return (await finishUndo(run)).length === 0;
  if (entry.phase === 'rollingBack') return finishRollBack(run);
  if (runOf(entry) === 'apply' && entry.phase !== 'awaitingKeep' && entry.phase !== 'kept') return rollBack(run, 'timer');
  // What somebody else set since is theirs: it stays, and the entry says so. Where a scheduler of the machine puts back too, what reads as before is its work.
  const compared = await lookAt(run);
  const changed = changedSince(compared).filter((one) => run.ports.permit === undefined || !wasBefore(one));
  await run.write({ type: 'rollingBack', because: 'timer', ops: compared.filter((one) => !changed.includes(one)).map((one) => one.op) });
  return finishRollBack(run);
}

function rowOf({ entry, due, isDue }: Timer): TimerRow {
  return { entry: entry.id, due, state: isDue ? 'due' : 'waiting' };
}
