import type { draftChannels } from '../../../preload/contract/case-draft.ts';
import type { reportingChannels } from '../../../preload/contract/reporting.ts';
import { say } from '../../locale/say.ts';
import type { CaseDraftFile } from '../../shell/store/case-draft-file.ts';
import { done, refused, type Handlers } from '../answer.ts';
import type { FinishedCase } from '../engine.ts';
import type { KeptCase } from '../study/kept-case.ts';
import { aliasKeys } from './alias-keys.ts';
import { caseBook } from './case-book.ts';
import type { CaseFiles } from './case-files.ts';
import { caseListHandlers } from './case-list-handlers.ts';
import { collectorHandlers } from './collector-handlers.ts';
import { draftHandlers } from './draft-handlers.ts';
import { keepCase, NOTHING_SAID, type KeepParts } from './keep-case.ts';
import { reportHandlers, type ReportHandlerParts } from './report-handlers.ts';

export type ReportingHandlers = Pick<Handlers, keyof typeof reportingChannels | keyof typeof draftChannels>;

export interface ReportingParts extends Omit<ReportHandlerParts, 'book' | 'keys'> {
  readonly files: CaseFiles;
  readonly kept: KeptCase;
  readonly drafts: CaseDraftFile;
  /** The folder `assets/powershell`. */
  readonly scripts: string;
}

/** The report side behind the window. */
export interface Reporting {
  readonly handlers: ReportingHandlers;
  /** A run has ended: it becomes a saved case before anybody asks for it. */
  readonly onFinished: (runId: string, finished: FinishedCase) => Promise<void>;
}

export function reporting(parts: ReportingParts): Reporting {
  const { files, memory, kept, drafts, scripts, entries, now } = parts;
  const book = caseBook(files);
  /** One after the other: what was said about a run must not be overtaken by the run's own end. */
  let work: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(task: () => Promise<T>): Promise<T> => {
    const next = work.then(task);
    work = next.catch(() => {});
    return next;
  };
  const keep: KeepParts = { book, entries, now, keeping: async () => (await memory.read()).keeping };
  return {
    handlers: {
      'reporting.keep': ({ runId, ...said }) => {
        // At once: the next run may take its place before those ahead are written.
        const finished = kept.read(runId);
        if (!finished) return done({ kept: false });
        return inOrder(async () => {
          const written = await keepCase(runId, finished, said, keep);
          return written.ok ? done({ kept: true }) : refused({ code: 'ioFailed', detail: written.code, text: say('reportscreen:notSaved', { code: written.code }) });
        });
      },
      ...caseListHandlers({ ...parts, book }),
      ...reportHandlers({ ...parts, book, keys: aliasKeys((id) => files.keyPath(id), memory) }),
      ...collectorHandlers(scripts, parts),
      ...draftHandlers({ drafts, book, kept, keeping: keep.keeping }),
    },
    onFinished: (runId, finished) => inOrder(async () => void (await keepCase(runId, finished, NOTHING_SAID, keep))),
  };
}
