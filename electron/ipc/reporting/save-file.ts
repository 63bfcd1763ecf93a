import { basename, dirname, join } from 'node:path';
import type { Message } from '../../../preload/contract/text.ts';
import { writeFileSafely } from '../../files/write-file.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Outcome } from '../engine.ts';
import type { ReportDialogs } from './dialogs.ts';
import type { ReportingMemory } from './reporting-memory.ts';

export interface SaveParts {
  readonly dialogs: ReportDialogs;
  readonly memory: ReportingMemory;
}

export type SavedPlace = { readonly saved: { readonly file: string; readonly folder: string } | null };

/** Asks where, begins in the folder of the last time, and writes the file whole or not at all. `content` is made after the place is known. */
export async function saveFile(name: string, content: () => Promise<string | Buffer>, { dialogs, memory }: SaveParts): Promise<Outcome<SavedPlace>> {
  const { folder } = await memory.read();
  const path = await dialogs.save(folder === null ? name : join(folder, name));
  if (path === null) return { ok: true, value: { saved: null } };
  const written = await writeFileSafely(path, await content(), { force: true });
  if (!written.ok) return { ok: false, error: { code: 'ioFailed', detail: written.code, text: writeProblem(path, written.code) } };
  // Where it was written matters less than that it was.
  await memory.change({ folder: dirname(path) }).catch(() => {});
  return { ok: true, value: { saved: { file: showable(basename(path), 200), folder: showable(dirname(path), 900) } } };
}

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const LOCKED: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY']);

/** Why a file could not be written, as a sentence with the next step. */
export function writeProblem(path: string, code: string): Message {
  const key = FULL.has(code) ? 'full' : code === 'EROFS' ? 'readOnly' : LOCKED.has(code) ? 'locked' : code === 'ENOENT' || code === 'ENOTDIR' ? 'noFolder' : 'other';
  return say(`reportscreen:write.${key}`, { file: showable(basename(path), 200), code });
}
