import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { RadarList, radarChannels } from '../../../preload/contract/radar-window.ts';
import { writeFileSafely } from '../../files/write-file.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Translate } from '../../locale/translator.ts';
import { done, refused, type Handlers } from '../answer.ts';
import { changesBetween } from './changes.ts';
import type { Dialogs } from './dialogs.ts';
import { exportRows } from './export-rows.ts';
import type { RadarRuns } from './radar-runs.ts';
import type { ListSource, RadarStore } from './radar-store.ts';
import { readPage, rowsIn } from './row-file.ts';
import { windowRow } from './window-row.ts';

export type RadarHandlers = Pick<Handlers, keyof typeof radarChannels>;

export interface RadarHandlerParts {
  readonly store: RadarStore;
  readonly runs: RadarRuns;
  readonly dialogs: Dialogs;
  /** In the window's language, at the time it is asked. */
  readonly translate: () => Translate;
}

const PAGE_ROWS = 1000;
const MAX_NAME = 200;

/** What the radar screen can ask for. Paths stay here: the window knows a picked file by a number. */
export function radarHandlers({ store, runs, dialogs, translate }: RadarHandlerParts): RadarHandlers {
  let picked: { id: string; path: string } | null = null;
  const sourceOf = (list: RadarList): { list: ListSource; source: string | null } | null => {
    if (list.kind === 'text') return { list: { kind: 'bytes', bytes: Buffer.from(list.text, 'utf8') }, source: null };
    if (list.kind === 'bytes') return { list: { kind: 'bytes', bytes: list.bytes }, source: showable(list.name, MAX_NAME) };
    if (list.kind === 'kept') return { list: { kind: 'kept' }, source: null };
    return picked?.id === list.id ? { list: { kind: 'file', path: picked.path }, source: showable(basename(picked.path), MAX_NAME) } : null;
  };
  return {
    'radar.pick': async () => {
      const path = await dialogs.open();
      if (path === null) return done({ file: null });
      picked = { id: randomUUID(), path };
      return done({ file: { id: picked.id, name: showable(basename(path), MAX_NAME) } });
    },
    'radar.start': async ({ list, ...asked }) => {
      const source = sourceOf(list);
      return source ? runs.start({ ...source, ...asked }) : refused({ code: 'notFound' });
    },
    'radar.resume': () => runs.resume(),
    'radar.stop': () => done({ stopped: runs.stop() }),
    'radar.last': async () => done({ run: await runs.last() }),
    'radar.page': async ({ from }) => {
      const run = await store.run();
      if (!run) return done({ rows: [], next: null });
      const [{ rows, next }, now] = [await readPage(store.rows, from, PAGE_ROWS), Date.now()];
      return done({ rows: rows.map((row) => windowRow(row, run.warnDays, now)), next });
    },
    'radar.export': async ({ kind }) => {
      const day = new Date().toISOString().slice(0, 10);
      const path = await dialogs.save(`radar-${day}.${kind}`);
      if (path === null) return done({ saved: null });
      const written = await writeFileSafely(path, exportRows(kind, rowsIn(store.rows), translate(), Date.now()), { force: true });
      if (!written.ok) return refused({ code: 'ioFailed', detail: written.code, text: say('radarscreen:problem.export', { file: showable(basename(path), MAX_NAME), code: written.code }) });
      return done({ saved: showable(basename(path), MAX_NAME) });
    },
    'radar.since': async () => {
      const [run, at] = [await store.run(), await store.beforeAt()];
      if (!run || at === null) return done({ since: null });
      try {
        return done({ since: { at, ...(await changesBetween({ before: store.before, now: rowsIn(store.rows), warnDays: run.warnDays, whole: run.complete })) } });
      } catch (error) {
        // Somebody deleted the file: then there is nothing to compare with.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return done({ since: null });
        throw error;
      }
    },
    'radar.clear': () => runs.clear(),
  };
}
