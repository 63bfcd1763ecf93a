import type { JournalCheckDocument, JournalDocument, EntryState } from '../../../preload/contract/journal.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import { shownReading } from '../apply/readings.ts';
import { dueOf, isOpen, type RunEntry } from './fold.ts';
import type { FirstBad, JournalView } from './read-journal.ts';

export type EntryFields = JournalDocument['entries'][number];

/** An entry as documents give it. `busy`: a run is under way on its machine, so that what is open is no interruption. */
export function entryDocument(entry: RunEntry, busy: boolean): EntryFields {
  const { plan } = entry.intent;
  return {
    id: entry.id, at: entry.at, plan: { id: plan.id, sha256: plan.sha256 }, fix: plan.fix, machine: entry.intent.machine, state: stateOf(entry, busy),
    operations: plan.operations.map(({ primitive, target }, at) => {
      const { captured = null, ours = null, readBack = null } = entry.operations[at] ?? {};
      return { primitive, target, captured: shownReading(primitive, captured), ours: shownReading(primitive, ours), readBack: shownReading(primitive, readBack) };
    }),
    due: dueOf(entry), before: entry.before.code, after: entry.after?.code ?? null,
  };
}

function stateOf(entry: RunEntry, busy: boolean): EntryState {
  if (entry.phase === 'failed') return 'failed';
  if (isOpen(entry) && !busy) return 'interrupted';
  switch (entry.phase) {
    case 'awaitingKeep': case 'keeping': return 'applied';
    case 'rollingBack': return 'applying';
    case 'redoing': return 'undoing';
    default: return entry.phase;
  }
}

/** The whole journal checked: its chain, then what every line says. */
export function checkJournal(view: JournalView): Omit<JournalCheckDocument, 'firstBad'> & { firstBad: { line: number; because: Message } | null } {
  const bad = earlier(view.firstBad, view.firstUnreadable());
  return {
    schema: 'rdp-doctor/journal-check@1', ok: bad === null, entries: view.ids.length,
    firstBad: bad && { line: bad.line, because: badText(bad) }, tornTail: view.tornBytes > 0,
  };
}

/** Why a line cannot be trusted. */
export function badText(bad: FirstBad): Message {
  return say(`apply:journal.bad.${bad.because}`, { line: bad.line });
}

function earlier(one: FirstBad | null, other: FirstBad | null): FirstBad | null {
  if (!one || !other) return one ?? other;
  return one.line <= other.line ? one : other;
}
