import type { JournalDocument } from '../../../preload/contract/journal.ts';
import type { DoneStep } from '../../../preload/contract/report.ts';
import { timeOf } from '../../report/model/report.ts';

type Entry = JournalDocument['entries'][number];

/** When a check was made; `durationMs` until it ended. */
interface Moment {
  readonly startedAt: string;
  readonly durationMs: number;
}

/** Longer ago, a check of the same computer is another story. */
const MAX_APART_MS = 24 * 3_600_000;

/** The journal's name of the machine a case is about: `practice:NAME`, `this`, or null where nothing of ours was changed. */
export function machineOf(targetInput: string, readHere: boolean): string | null {
  return targetInput.startsWith('practice:') ? targetInput : readHere ? 'this' : null;
}

/** Whether one check can be the "before" of another by their times. */
export function nearEnough(before: string, after: string): boolean {
  const apart = timeOf(after) - timeOf(before);
  return apart > 0 && apart <= MAX_APART_MS;
}

/** What was changed on a machine from one moment to the end of a check, or with no end. */
export function changesBetween(entries: readonly Entry[], machine: string | null, from: string, until: Moment | null): DoneStep[] {
  if (machine === null) return [];
  const end = until === null ? Number.POSITIVE_INFINITY : timeOf(until.startedAt) + until.durationMs;
  return entries.filter((one) => one.machine === machine && timeOf(one.at) >= timeOf(from) && timeOf(one.at) <= end).map(({ plan: _plan, ...step }) => step).sort((a, b) => timeOf(a.at) - timeOf(b.at)).slice(-500);
}

/** What was written down when the case was saved, as the journal knows it now: kept, undone, or as it stood where it is gone. */
export function stepsNow(done: readonly DoneStep[], entries: readonly Entry[]): DoneStep[] {
  const now = new Map(entries.map((one) => [`${one.machine} ${one.id}`, one]));
  return done.map((one) => {
    const found = now.get(`${one.machine} ${one.id}`);
    if (!found) return one;
    const { plan: _plan, ...step } = found;
    return step;
  });
}
