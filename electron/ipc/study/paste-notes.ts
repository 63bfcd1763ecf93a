import type { PasteNotes } from '../../../preload/contract/reporting.ts';
import type { BlockReading } from '../../collector/read-block.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';

/** Lists whose cut is told one by one. */
const MAX_CUT = 40;

/** What a collector's block said about what it did not send, for the window. */
export function pasteNotes({ machine, notes }: Pick<Extract<BlockReading, { ok: true }>, 'machine' | 'notes'>): PasteNotes {
  return { left: notes.left, cut: notes.cut.slice(0, MAX_CUT).map(({ name, rows }) => say('collector:read.cut', { name: showable(name, 80), rows })), machine: machine === null ? null : showable(machine, 200) };
}
