import type { JournalRow } from '../../../preload/contract/fixing.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { CATALOGUE } from '../../fixes/catalogue/catalogue.ts';
import { entryDocument } from '../../fixes/journal/documents.ts';
import { isOpen, type RunEntry } from '../../fixes/journal/fold.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { thumbprintsOf } from './journal-thumbprints.ts';

interface Place {
  /** A run is under way on the entry's machine. */
  readonly busy: boolean;
  readonly reachable: boolean;
}

const FIXES = new Map(CATALOGUE.map((fix) => [fix.id, fix]));

/** An entry as the window lists it, with what an undo could do. Pure. */
export function journalRow(entry: RunEntry, place: Place): JournalRow {
  const { plan } = entry.intent;
  const fix = FIXES.get(plan.fix);
  const takesBack = entry.operations.flatMap(({ undone }, at) => (undone ? [] : [at]));
  const can = undoOf(entry, place, takesBack.length);
  return {
    kind: 'entry', ...entryDocument(entry, place.busy), title: titleOf(plan.fix),
    reason: plan.reason === undefined ? null : showable(plan.reason, 480),
    wentBack: entry.because !== null && (entry.phase === 'rolledBack' || entry.phase === 'partlyUndone') ? say(`journal:wentBack.${entry.because}`) : null,
    thumbprints: thumbprintsOf(entry), undo: can.undo, undoBecause: can.because, takesBack: can.undo === 'none' ? [] : takesBack,
    whoNotices: fix?.kind === 'automatic' ? say(`fixes:notices.${fix.notices}`) : null, reachable: place.reachable,
  };
}

/** The fix's title; its bare name where this version does not know it. */
export function titleOf(fix: string): Message {
  return FIXES.has(fix) ? say(`fixes:fix.${fix}.title`) : say('journal:unknownFix', { fix: showable(fix, 80) });
}

function undoOf(entry: RunEntry, { busy, reachable }: Place, left: number): { undo: JournalRow['undo']; because: Message | null } {
  const none = (why: string): { undo: 'none'; because: Message } => ({ undo: 'none', because: say(`journal:noUndo.${why}`) });
  if (entry.phase === 'undone') return none('undone');
  if (entry.phase === 'rolledBack') return none('rolledBack');
  if (isOpen(entry)) return none(busy ? 'underWay' : 'interrupted');
  if (!reachable) return none('elsewhere');
  if (left === 0) return none('undone');
  const fix = FIXES.get(entry.intent.plan.fix);
  if (fix?.kind === 'automatic' && fix.wayBack !== 'full') return { undo: fix.wayBack, because: say(`fixes:wayBack.${fix.back ?? 'full'}`) };
  if (entry.phase === 'partlyUndone') return { undo: 'part', because: say('journal:partLeft', { count: left }) };
  return { undo: 'full', because: null };
}
