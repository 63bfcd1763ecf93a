import type { InterruptedRun } from '../../../preload/contract/applied.ts';
import { isOpen, type RunEntry } from '../journal/fold.ts';
import type { JournalView } from '../journal/read-journal.ts';

/** The runs on a machine that were cut off, or could not put everything back, the newest first. Whether one is still under way is the lock's to say. */
export function interruptedOn(view: JournalView, machine: string): RunEntry[] {
  const open: RunEntry[] = [];
  for (const id of view.openIds()) {
    const read = view.entry(id);
    if (read?.ok && read.entry.intent.machine === machine && isOpen(read.entry)) open.push(read.entry);
  }
  return open.reverse();
}

/** What kind of run was cut off. */
export function runOf({ phase, undo, awaited }: RunEntry): InterruptedRun {
  switch (phase) {
    case 'undoing': case 'redoing': return 'undo';
    case 'keeping': return awaited ? 'keep' : 'apply';
    case 'rollingBack': return 'rollBack';
    case 'failed': return undo ? 'undo' : 'rollBack';
    default: return 'apply';
  }
}
