import { create } from 'zustand';
import type { CallError } from '../../preload/contract/errors.ts';
import type { SavedCaseModel, SavedRow, UnreadRow } from '../../preload/contract/reporting.ts';
import { call } from '../bridge.ts';
import { reopened } from './reopened-case.ts';
import { useCase } from './use-case.ts';
import { useKept } from './use-kept.ts';
import { useNotes } from './use-notes.ts';
import { useScreen } from './use-screen.ts';
import { useStudy } from './use-study.ts';

interface SavedCasesState {
  readonly rows: readonly (SavedRow | UnreadRow)[];
  readonly total: number;
  readonly keeping: boolean;
  readonly loaded: boolean;
  readonly search: string;
  readonly chosen: ReadonlySet<string>;
  readonly error: CallError | null;
  /** How many were deleted just now. */
  readonly deleted: number | null;
  /** The saved case that is shown. */
  readonly shown: SavedCaseModel | null;
  readonly compared: { readonly before: SavedCaseModel; readonly after: SavedCaseModel } | null;
  readonly load: () => Promise<void>;
  readonly find: (search: string) => void;
  readonly choose: (id: string, on: boolean) => void;
  readonly open: (id: string) => Promise<void>;
  readonly compare: () => Promise<void>;
  readonly closeCompared: () => void;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly keepThem: (on: boolean) => Promise<void>;
  readonly importFile: () => Promise<void>;
}

let asked = 0;
let attempts = 0;

/** The saved cases of this PC. */
export const useSavedCases = create<SavedCasesState>()((set, get) => {
  const fail = (error: CallError) => set({ error });
  const afterDelete = async (answer: Awaited<ReturnType<typeof call<'reporting.clear'>>>) => {
    if (!answer.ok) return fail(answer.error);
    set({ deleted: answer.value.deleted, chosen: new Set(), error: null });
    await Promise.all([get().load(), useKept.getState().look()]);
  };
  return {
    rows: [], total: 0, keeping: true, loaded: false, search: '', chosen: new Set(), error: null, deleted: null, shown: null, compared: null,
    async load() {
      const question = (asked += 1);
      const answer = await call('reporting.list', { search: get().search });
      // A newer question makes this answer old.
      if (question !== asked) return;
      if (!answer.ok) return set({ error: answer.error, loaded: true });
      const { rows } = answer.value;
      const there = new Set(rows.map((one) => one.id));
      set(({ chosen }) => ({ ...answer.value, loaded: true, chosen: new Set([...chosen].filter((id) => there.has(id))) }));
    },
    find(search) {
      set({ search, deleted: null });
      void get().load();
    },
    choose: (id, on) => set(({ chosen }) => ({ chosen: new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)) })),
    async open(id) {
      const answer = await call('reporting.open', { id });
      if (!answer.ok) return fail(answer.error);
      await useNotes.getState().keep();
      const { study, answers } = answer.value;
      attempts -= 1;
      useStudy.getState().begin(answers);
      // Numbers below nothing: no answer to a run of now is taken for one of these. The case goes before its study: judged anew, the run of now
      // would be saved once more, without the notes that it has just lost to this case.
      useCase.setState({ open: reopened(answer.value, attempts, performance.now()) });
      useStudy.setState({ runId: id, study });
      set({ shown: answer.value, error: null, deleted: null });
      useScreen.getState().show('case');
    },
    async compare() {
      const ids = [...get().chosen];
      const answers = await Promise.all(ids.map((id) => call('reporting.open', { id })));
      const refused = answers.find((one) => !one.ok);
      if (refused && !refused.ok) return fail(refused.error);
      const [before, after] = answers.flatMap((one) => (one.ok ? [one.value] : [])).sort((a, b) => a.row.startedAt.localeCompare(b.row.startedAt));
      if (before && after) set({ compared: { before, after }, error: null });
    },
    closeCompared: () => set({ compared: null }),
    remove: async (ids) => afterDelete(await call('reporting.delete', { ids: [...ids] })),
    clear: async () => afterDelete(await call('reporting.clear', {})),
    async keepThem(on) {
      set({ keeping: on });
      const answer = await call('reporting.keeping', { on });
      if (!answer.ok) fail(answer.error);
      await useKept.getState().look();
    },
    async importFile() {
      const answer = await call('reporting.import', {});
      if (!answer.ok) return fail(answer.error);
      if (answer.value.id !== null) await get().open(answer.value.id);
    },
  };
});
