import { dueOf, type RunEntry } from '../journal/fold.ts';
import type { JournalView } from '../journal/read-journal.ts';

export interface Timer {
  readonly entry: RunEntry;
  /** ISO 8601. */
  readonly due: string;
  readonly isDue: boolean;
}

/** A clock is corrected by seconds all the time; only more than this counts as set back. */
const SLACK_MS = 5_000;

/**
 * The restore tasks of a machine that still stand, from the journal alone: they survive a crash and a restart. A clock that was set forward
 * makes them due early, which is the safe side. One that was set back, behind what the journal has seen since, cannot tell how much time
 * is left: then they are due at once.
 */
export function timersOf(view: JournalView, machine: string, now: number): Timer[] {
  const timers: Timer[] = [];
  for (const id of view.timedIds()) {
    const read = view.entry(id);
    if (!read?.ok || read.entry.intent.machine !== machine) continue;
    const due = dueOf(read.entry);
    if (due !== null) timers.push({ entry: read.entry, due, isDue: now >= Date.parse(due) || now < view.latestSince(id) - SLACK_MS });
  }
  return timers;
}
