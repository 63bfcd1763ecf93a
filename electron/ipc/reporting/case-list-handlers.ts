import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SavedRow, UnreadRow } from '../../../preload/contract/reporting.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { CaseDraftFile } from '../../shell/store/case-draft-file.ts';
import { done, refused, type Handlers } from '../answer.ts';
import type { CaseBook } from './case-book.ts';
import type { ReportDialogs } from './dialogs.ts';
import { importCase } from './import-case.ts';
import { modelOfCheck } from './opened-case.ts';
import type { ReportingMemory } from './reporting-memory.ts';
import type { SavedHead } from './saved-case.ts';
import { writeProblem } from './save-file.ts';

type ListChannels = 'reporting.list' | 'reporting.open' | 'reporting.delete' | 'reporting.clear' | 'reporting.keeping' | 'reporting.import';

export interface ListHandlerParts {
  readonly book: CaseBook;
  readonly memory: ReportingMemory;
  readonly dialogs: ReportDialogs;
  /** The draft of the open case goes with the history. */
  readonly drafts: CaseDraftFile;
  readonly now: () => Date;
}

/** More than any case holds, bytes. */
const MAX_CASE = 32 * 1024 * 1024;
const MAX_ROWS = 2000;

/** The saved cases: listed, opened, deleted, taken from a file. */
export function caseListHandlers({ book, memory, dialogs, drafts, now }: ListHandlerParts): Pick<Handlers, ListChannels> {
  return {
    'reporting.list': ({ search }) => onDisk(async () => {
      const [heads, { keeping }] = [await book.heads(), await memory.read()];
      return { rows: heads.filter((one) => matches(one, search)).slice(0, MAX_ROWS).map((one): SavedRow | UnreadRow => ('row' in one ? one.row : one)), total: heads.length, keeping };
    }),
    'reporting.open': async ({ id }) => {
      const saved = await book.get(id);
      const diagnosis = saved && modelOfCheck(saved.check, saved.study);
      if (!saved || !diagnosis) return refused({ code: 'notFound', text: say('reportscreen:gone') });
      const { row, study, answers, notes, timer } = saved;
      return done({ row, diagnosis, before: saved.before && modelOfCheck(saved.before, null), study, answers, notes, timer });
    },
    'reporting.delete': ({ ids }) => onDisk(async () => {
      const deleted = await book.remove(ids);
      const runId = (await drafts.read()).draft?.draft.runId;
      if (runId && ids.includes(runId)) await drafts.drop();
      return { deleted };
    }),
    'reporting.clear': () => onDisk(async () => {
      const deleted = await book.clear();
      await drafts.drop();
      return { deleted };
    }),
    'reporting.keeping': ({ on }) => onDisk(async () => {
      await memory.change({ keeping: on });
      if (!on) await drafts.drop();
      return { keeping: on };
    }),
    'reporting.import': async () => {
      const path = await dialogs.open();
      if (path === null) return done({ id: null });
      const file = showable(basename(path), 200);
      try {
        if ((await stat(path)).size > MAX_CASE) return refused({ code: 'badInput', text: say('reportscreen:import.tooLarge', { file }) });
        const read = importCase(await readFile(path), randomUUID(), now());
        if (!read.ok) return refused({ code: 'badInput', text: read.problem });
        const written = await book.put(read.saved, true);
        return written.ok ? done({ id: read.saved.row.id }) : refused({ code: 'ioFailed', detail: written.code, text: writeProblem(path, written.code) });
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
        return refused({ code: 'ioFailed', detail: code, text: say('reportscreen:import.unreadable', { file, code }) });
      }
    },
  };
}

/** Every word of the search stands somewhere in the row or in the notes. */
function matches(one: SavedHead | UnreadRow, search: string): boolean {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = 'row' in one ? `${one.words} ${one.row.startedAt}` : one.id;
  return wanted.every((word) => text.includes(word));
}

/** A disk that refuses is an outcome like any other. */
async function onDisk<T>(work: () => Promise<T>) {
  try {
    return done(await work());
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return refused({ code: 'ioFailed', detail: code, text: say('reportscreen:disk', { code }) });
  }
}
