import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnreadRow } from '../../../preload/contract/reporting.ts';
import { writeFileSafely, type WriteResult } from '../../files/write-file.ts';
import { HEAD_BYTES, readHead, readSaved, writeSaved, type SavedCase, type SavedHead } from './saved-case.ts';

/** More than any case holds, bytes. */
const MAX_CASE = 48 * 1024 * 1024;
const FILE = /^([a-z0-9-]{1,40})\.json$/;
/** What `writeFileSafely` writes first. */
const LEFTOVER = /^\.[0-9a-f]{16}\.tmp$/;
/** Files that are read at once. */
const AT_ONCE = 16;

/** The folder of saved cases: one file each, written whole or not at all, and beside it the alias table of its copies. */
export interface CaseFiles {
  /** The beginning of every file, in no order. */
  heads(): Promise<(SavedHead | UnreadRow)[]>;
  /** Null where there is none, or it cannot be read. */
  read(id: string): Promise<SavedCase | null>;
  write(saved: SavedCase): Promise<WriteResult>;
  /** Gives how many there were. Rejects when the disk refuses. */
  remove(ids: readonly string[]): Promise<number>;
  /** Takes away what a write that was killed left behind: it holds a case as well. Only while nothing is written. */
  sweep(): Promise<void>;
  /** Where the alias table of a case lies, or will. */
  keyPath(id: string): string;
}

export function caseFiles(folder: string): CaseFiles {
  const place = (id: string) => join(folder, `${id}.json`);
  const keyPath = (id: string) => join(folder, `${id}.key`);
  const headOf = async (id: string): Promise<SavedHead | UnreadRow> => {
    const beginning = await readText(place(id), HEAD_BYTES).catch(() => null);
    const head = beginning === null ? null : readHead(beginning);
    return head?.row.id === id ? head : { id, unread: true };
  };
  return {
    keyPath,
    async heads() {
      const names = await readdir(folder).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      });
      const ids = names.flatMap((name) => FILE.exec(name)?.[1] ?? []);
      const rows: (SavedHead | UnreadRow)[] = [];
      for (let from = 0; from < ids.length; from += AT_ONCE) rows.push(...(await Promise.all(ids.slice(from, from + AT_ONCE).map(headOf))));
      return rows;
    },
    async read(id) {
      const size = await stat(place(id)).then((one) => one.size, () => 0);
      if (size === 0 || size > MAX_CASE) return null;
      const text = await readText(place(id), size).catch(() => null);
      const saved = text === null ? null : readSaved(text);
      return saved?.row.id === id ? saved : null;
    },
    async write(saved) {
      const made = await mkdir(folder, { recursive: true, mode: 0o700 }).then(() => null, (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'UNKNOWN');
      return made === null ? writeFileSafely(place(saved.row.id), writeSaved(saved), { force: true }) : { ok: false, reason: 'io', code: made };
    },
    async remove(ids) {
      let removed = 0;
      for (const id of ids) {
        // The table first: it names what the copies hide, so it must not outlive its case.
        await rm(keyPath(id), { force: true });
        const there = await stat(place(id)).then(() => true, () => false);
        await rm(place(id), { force: true });
        if (there) removed += 1;
      }
      return removed;
    },
    async sweep() {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((one) => LEFTOVER.test(one))) await rm(join(folder, name), { force: true });
    },
  };
}

/** The first bytes of a file as text; a letter that is cut at the end does no harm there. */
async function readText(path: string, bytes: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(buffer, 0, bytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
