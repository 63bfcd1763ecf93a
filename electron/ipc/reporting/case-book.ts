import { MAX_SAVED_CASES, type UnreadRow } from '../../../preload/contract/reporting.ts';
import type { WriteResult } from '../../files/write-file.ts';
import type { CaseFiles } from './case-files.ts';
import type { SavedCase, SavedHead } from './saved-case.ts';

/** The saved cases, and the newest one in memory, so that it has a report also where nothing is saved. */
export interface CaseBook {
  /** Keeps a case; on the disk as well where `save` says so. Writes come one after the other. */
  put(saved: SavedCase, save: boolean): Promise<WriteResult>;
  get(id: string): Promise<SavedCase | null>;
  /** The newest first. */
  heads(): Promise<(SavedHead | UnreadRow)[]>;
  remove(ids: readonly string[]): Promise<number>;
  /** Deletes every one. */
  clear(): Promise<number>;
  /** Whether it was deleted since the start. */
  isForgotten(id: string): boolean;
}

export function caseBook(files: CaseFiles, most = MAX_SAVED_CASES): CaseBook {
  let current: SavedCase | null = null;
  /** What was deleted stays deleted, also while its case is still open. */
  const gone = new Set<string>();
  let work: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(task: () => Promise<T>): Promise<T> => {
    const next = work.then(task);
    work = next.catch(() => {});
    return next;
  };
  const heads = async () => (await files.heads()).sort(byAge);
  return {
    heads: () => inOrder(heads),
    get: async (id) => (current?.row.id === id ? current : inOrder(() => files.read(id))),
    put(saved, save) {
      current = saved;
      if (!save || gone.has(saved.row.id)) return Promise.resolve({ ok: true });
      return inOrder(async () => {
        const written = await files.write(saved);
        if (written.ok) await files.remove((await heads()).slice(most).map(idOf)).catch(() => 0);
        return written;
      });
    },
    remove: (ids) => inOrder(() => forget(ids)),
    isForgotten: (id) => gone.has(id),
    clear: () => inOrder(async () => {
      const deleted = await forget((await files.heads()).map(idOf));
      await files.sweep();
      return deleted;
    }),
  };

  function forget(ids: readonly string[]): Promise<number> {
    for (const id of ids) gone.add(id);
    return files.remove(ids);
  }
}

function idOf(one: SavedHead | UnreadRow): string {
  return 'row' in one ? one.row.id : one.id;
}

/** What cannot be read comes last: it is not known how old it is. */
function byAge(a: SavedHead | UnreadRow, b: SavedHead | UnreadRow): number {
  const [first, second] = [a, b].map((one) => ('row' in one ? one.row.startedAt : ''));
  return (second ?? '').localeCompare(first ?? '');
}
