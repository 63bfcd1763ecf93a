import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { radarRun, RADAR_LIST_BYTES } from '../../../preload/contract/radar-window.ts';
import { readJson, writeJson } from '../../shell/store/json-file.ts';

/** What is remembered of a run beside its rows. */
const keptRun = radarRun.omit({ counts: true, running: true }).extend({ wideRanges: z.boolean() });
export type KeptRun = z.infer<typeof keptRun>;

/** A list that is to be checked, in whatever encoding. */
export type ListSource = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'file'; readonly path: string } | { readonly kind: 'kept' };

/** The last run of the radar in the data folder: its list, its rows as JSON lines, and the rows of the run before. */
export interface RadarStore {
  readonly rows: string;
  /** Rows of the last run that ended before this one. */
  readonly before: string;
  run(): Promise<KeptRun | null>;
  /** When the run before began; null where there is none. */
  beforeAt(): Promise<string | null>;
  /** Puts a list aside to be looked at; gives its path. Rejects with the system's error, EFBIG for one that is too long, ENOENT where none is kept. */
  takeList(source: ListSource): Promise<string>;
  /** Begins a run with the list that was taken. The rows of the last one become those of the run before if it ended. */
  begin(run: KeptRun): Promise<void>;
  save(run: KeptRun): Promise<void>;
  clear(): Promise<void>;
}

export function radarStore(dir: string): RadarStore {
  const at = (name: string): string => join(dir, name);
  const [list, taken, rows, before, runFile, beforeFile] = [at('list.txt'), at('list.new'), at('rows.jsonl'), at('before.jsonl'), at('run.json'), at('before.json')];
  const read = async (path: string): Promise<KeptRun | null> => {
    const found = await readJson(path, (value) => keptRun.safeParse(value).success);
    return found.kind === 'read' ? keptRun.parse(found.value) : null;
  };
  return {
    rows, before,
    run: () => read(runFile),
    beforeAt: async () => (await read(beforeFile))?.startedAt ?? null,
    async takeList(source) {
      if (source.kind === 'kept') {
        await stat(list);
        await rm(taken, { force: true });
        return list;
      }
      await mkdir(dir, { recursive: true });
      if (source.kind === 'bytes') await writeFile(taken, source.bytes, { mode: 0o600 });
      else {
        if ((await stat(source.path)).size > RADAR_LIST_BYTES) throw Object.assign(new Error('too long'), { code: 'EFBIG' });
        await copyFile(source.path, taken);
      }
      return taken;
    },
    async begin(run) {
      const last = await read(runFile);
      if (last?.complete) {
        await moved(rows, before);
        await writeJson(beforeFile, last);
      } else await rm(rows, { force: true });
      await moved(taken, list);
      await writeJson(runFile, run);
    },
    save: (run) => writeJson(runFile, run),
    clear: () => rm(dir, { recursive: true, force: true }),
  };
}

/** What is not there need not move. */
async function moved(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
