import type { CaseDraft, draftChannels } from '../../../preload/contract/case-draft.ts';
import type { CaseDraftFile } from '../../shell/store/case-draft-file.ts';
import { done, refused, type Handlers } from '../answer.ts';
import type { KeptCase } from '../study/kept-case.ts';
import type { CaseBook } from './case-book.ts';
import { modelOfCheck } from './opened-case.ts';

export interface DraftParts {
  readonly drafts: CaseDraftFile;
  readonly book: CaseBook;
  readonly kept: KeptCase;
  /** Whether finished checks are saved: a draft is kept where they are, and only there. */
  readonly keeping: () => Promise<boolean>;
}

/** The draft of the open case: kept while it is open, offered after a crash. Its result is the saved case of its run. */
export function draftHandlers({ drafts, book, kept, keeping }: DraftParts): Pick<Handlers, keyof typeof draftChannels> {
  const resultOf = async ({ runId }: CaseDraft) => {
    const saved = runId === null ? null : await book.get(runId);
    return saved?.check.kind === 'own' ? modelOfCheck(saved.check, null) : null;
  };
  return {
    'draft.keep': async ({ draft }) => {
      // What was deleted stays deleted, also while its case is still open.
      const wanted = draft !== null && (draft.runId === null || !book.isForgotten(draft.runId)) && (await keeping());
      if (wanted) drafts.keep({ draft, machine: draft.runId === null ? null : (kept.read(draft.runId)?.machine ?? null) });
      else await drafts.drop();
      return done({});
    },
    'draft.offered': async () => {
      const { draft: stored, notice } = await drafts.read();
      if (!stored) return done({ offer: null, notice });
      const { keptAt, draft } = stored;
      const answers = Object.keys(draft.answers).filter((name) => name !== 'scope.where').length;
      return done({ offer: { keptAt, target: draft.request.target, notes: draft.notes.length + (draft.typed.trim() === '' ? 0 : 1), answers, result: (await resultOf(draft)) !== null }, notice });
    },
    'draft.open': async () => {
      const { draft: stored } = await drafts.read();
      if (!stored) return refused({ code: 'notFound' });
      const { draft, machine } = stored;
      const model = await resultOf(draft);
      if (model && draft.runId !== null) {
        kept.begin(draft.runId);
        kept.keep(draft.runId, { model, machine: machine ?? { kind: 'none' } });
      }
      return done({ draft, diagnosis: model });
    },
    'draft.discard': async () => {
      await drafts.drop();
      return done({});
    },
  };
}
