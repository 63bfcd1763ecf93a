import { create } from 'zustand';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { PasteNotes } from '../../preload/contract/reporting.ts';
import type { Place, StudyModel } from '../../preload/contract/study.ts';
import { call } from '../bridge.ts';
import { useCase } from './use-case.ts';

type Words = Readonly<Record<string, string>>;

interface StudyState {
  /** The run that `study` belongs to. */
  readonly runId: string | null;
  readonly study: StudyModel | null;
  /** What only a person knows, by fact name. */
  readonly answers: Words;
  /** Steps that cannot be done, or were tried, with the reason. */
  readonly skipped: Words;
  readonly error: CallError | null;
  /** What the collector's block that was pasted last said about what it did not send. */
  readonly pasted: PasteNotes;
  /** How many cases were begun: a run that is checked again is the same case. */
  readonly cases: number;
  /** A new case: nothing is answered yet, but for where this program runs. */
  readonly begin: (answers: Words) => void;
  /** Gives an answer, changes it, or takes it back (null); the case is judged again at once. */
  readonly answer: (name: string, word: string | null) => Promise<void>;
  readonly skip: (step: string, reason: string) => Promise<void>;
  readonly bringBack: (step: string) => Promise<void>;
  /** Adds an error text or a collector's block; gives back what was wrong with it. */
  readonly paste: (text: string) => Promise<CallError | null>;
  /** Reads the Windows facts once more. */
  readonly readAgain: () => Promise<void>;
  readonly refresh: () => Promise<void>;
}

let asked = 0;

/** The open case judged with the technician's answers. */
export const useStudy = create<StudyState>()((set, get) => {
  const change = async (next: Partial<Pick<StudyState, 'answers' | 'skipped'>>) => {
    set(next);
    await get().refresh();
  };
  const without = (words: Words, name: string): Words => Object.fromEntries(Object.entries(words).filter(([key]) => key !== name));
  const took = async (facts: readonly Fact[]) => {
    useCase.getState().putFacts(facts);
    await get().refresh();
  };
  return {
    runId: null, study: null, answers: {}, skipped: {}, error: null, pasted: null, cases: 0,
    begin(answers) {
      asked += 1;
      set(({ cases }) => ({ runId: null, study: null, answers, skipped: {}, error: null, pasted: null, cases: cases + 1 }));
    },
    answer: (name, word) => change({ answers: word === null ? without(get().answers, name) : { ...get().answers, [name]: word } }),
    skip: (step, reason) => change({ skipped: { ...get().skipped, [step]: reason } }),
    bringBack: (step) => change({ skipped: without(get().skipped, step) }),
    async paste(text) {
      const runId = useCase.getState().open?.runId;
      if (!runId) return { code: 'notFound' };
      const read = await call('case.paste', { runId, text });
      set({ pasted: read.ok ? read.value.notes : null });
      if (!read.ok) return read.error;
      await took(read.value.facts);
      return null;
    },
    async readAgain() {
      const runId = useCase.getState().open?.runId;
      if (!runId) return;
      const where = get().answers['scope.where'] as Place | undefined;
      const read = await call('case.read', { runId, ...(where && { where }) });
      if (read.ok) await took(read.value.facts);
      else set({ error: read.error });
    },
    async refresh() {
      const open = useCase.getState().open;
      if (!open?.runId || !open.target.diagnosis || open.saved) return;
      const { answers, skipped } = get();
      const question = (asked += 1);
      const judged = await call('case.study', { runId: open.runId, answers: { ...answers }, skipped: { ...skipped } });
      // A newer question makes this answer old.
      if (question !== asked) return;
      set(judged.ok ? { runId: open.runId, study: judged.value, error: null } : { error: judged.error });
    },
  };
});

/** Judges every case as soon as its run has ended. */
export function followCases(): void {
  useCase.subscribe(({ open }, { open: before }) => {
    const ended = open?.phase === 'ended' && open.target.diagnosis !== null;
    if (ended && (before?.phase !== 'ended' || before.runId !== open.runId)) void useStudy.getState().refresh();
  });
}
