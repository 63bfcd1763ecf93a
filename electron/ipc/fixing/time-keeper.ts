import type { RunningTimer } from '../../../preload/contract/fixing.ts';
import { openJournal } from '../../fixes/journal/journal.ts';
import type { JournalView } from '../../fixes/journal/read-journal.ts';
import { timersOf } from '../../fixes/timers/due.ts';
import { runDueTimers } from '../../fixes/timers/timers.ts';
import { say } from '../../locale/say.ts';
import { scenarioById } from '../../practice/scenario-list.ts';
import { machineName } from '../../session/machine-name.ts';
import { enginePorts } from '../../session/open-engine.ts';
import type { Outcome } from '../engine.ts';
import { journalError, withMachine, type MachinePlaces } from './with-machine.ts';

/** A clock that jumps is noticed after so long at the latest, ms. */
const LONGEST_SLEEP_MS = 15_000;
const SHORTEST_SLEEP_MS = 250;
/** Longer than taking anything back lasts, ms. */
const RESTORE_MS = 120_000;
/** What went back by itself is told for so long, ms. */
const TOLD_MS = 15 * 60_000;

/** Sees to it that what is due goes back while the app is open. */
export interface TimeKeeper {
  /** Takes back what is due on every machine that can be reached; gives what waits, and what went back a while ago. */
  look(): Promise<Outcome<RunningTimer[]>>;
  /** Looks soon, and as often as it takes from then on. */
  watch(): void;
}

export function timeKeeper(places: MachinePlaces, report: (defect: unknown) => void): TimeKeeper {
  const ended = new Map<string, { timer: RunningTimer; at: number }>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const lookNow = async (): Promise<Outcome<RunningTimer[]>> => {
    const journal = openJournal(places.dataDir);
    const read = await journal.read();
    if (!read.ok) return { ok: false, error: journalError(read.problem) };
    const waiting: RunningTimer[] = [];
    for (const one of runningOn(read.value)) {
      if (one.state === 'waiting') waiting.push(one);
      else waiting.push(...(await takeBack(one, places, report)));
    }
    for (const one of waiting) if (one.state === 'restored' || one.state === 'failed') ended.set(one.entry, { timer: one, at: Date.now() });
    for (const [entry, { at }] of ended) if (Math.abs(Date.now() - at) > TOLD_MS) ended.delete(entry);
    const open = waiting.filter((one) => one.state === 'waiting' || one.state === 'due');
    plan(open);
    return { ok: true, value: [...open, ...[...ended.values()].map((one) => one.timer)].slice(0, 200) };
  };

  /** One look after the other: two at once would only wait for each other's lock. */
  const look = (): Promise<Outcome<RunningTimer[]>> => {
    const next = queue.then(lookNow, lookNow);
    queue = next.catch(() => {});
    return next;
  };

  function plan(open: readonly RunningTimer[]): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (open.length === 0) return;
    const until = Math.min(...open.map((one) => Date.parse(one.due) - Date.now()));
    // Also before its time: a clock that was set cannot be heard of otherwise.
    sleep(open.some((one) => one.state === 'due') ? LONGEST_SLEEP_MS / 3 : Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, until)));
  }

  function sleep(ms: number): void {
    timer = setTimeout(() => void look().catch(report), ms);
    timer.unref();
  }

  return { look, watch: () => void look().catch(report) };
}

/** Every restore task that stands, as the journal has it. */
function runningOn(view: JournalView): RunningTimer[] {
  const machines = new Set(view.timedIds().flatMap((id) => {
    const read = view.entry(id);
    return read?.ok ? [read.entry.intent.machine] : [];
  }));
  return [...machines].flatMap((machine) => timersOf(view, machine, Date.now()).map(({ entry, due, isDue }): RunningTimer => ({
    machine, host: hostOf(machine), entry: entry.id, fix: entry.intent.plan.fix, title: say(`fixes:fix.${entry.intent.plan.fix}.title`), kind: entry.intent.timer?.kind ?? 'timeBox', due, state: isDue ? 'due' : 'waiting',
  })));
}

/** The name of a practice host's computer. */
function hostOf(machine: string): string {
  const name = machineName(machine);
  return name?.kind === 'practice' ? (scenarioById(name.scenario)?.target.host ?? name.scenario) : '';
}

/** Takes one back that is due. A machine that is busy, or cannot be opened, leaves it due. */
async function takeBack(timer: RunningTimer, places: MachinePlaces, report: (defect: unknown) => void): Promise<RunningTimer[]> {
  const ran = await withMachine(timer.machine, places, async (opened) => {
    const done = await runDueTimers(enginePorts(opened, { dataDir: places.dataDir, signal: AbortSignal.timeout(RESTORE_MS) }));
    if (!done.ok) return { ok: true, value: null };
    return { ok: true, value: done.value.timers.find((one) => one.entry === timer.entry)?.state ?? null };
  }).catch((defect: unknown) => {
    report(defect);
    return { ok: true as const, value: null };
  });
  if (!ran.ok || ran.value === null) return [timer];
  return [{ ...timer, state: ran.value }];
}
