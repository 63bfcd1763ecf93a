import type { Message } from '../../../preload/contract/text.ts';
import { readCase } from '../../report/index.ts';
import { isFixed, shownTarget } from './keep-case.ts';
import type { SavedCase } from './saved-case.ts';

export type ImportedCase = { readonly ok: true; readonly saved: SavedCase } | { readonly ok: false; readonly problem: Message };

/** A case or report file as a saved case; every field of the file is kept, also those of a newer version. */
export function importCase(bytes: Buffer, id: string, now: Date): ImportedCase {
  const read = readCase(bytes);
  if (!read.ok) return read;
  const { after, before, done, answers, notes, timer } = read.opened;
  const { document } = after;
  const kept = before && ({ kind: 'file', raw: { ...before.raw } } as const);
  return {
    ok: true,
    saved: {
      row: {
        id, startedAt: document.startedAt, savedAt: now.toISOString(), target: shownTarget(document.target), verdict: document.verdict.code, fixed: isFixed(kept, document.verdict.code),
        notes: notes.length, changes: done.length, from: 'file',
      },
      check: { kind: 'file', raw: { ...after.raw } }, before: kept, done: [...done], study: null, answers: { ...answers }, notes: [...notes], timer,
    },
  };
}
