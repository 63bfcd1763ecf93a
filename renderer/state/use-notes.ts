import { create } from 'zustand';
import type { Note } from '../../preload/contract/report.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import { call } from '../bridge.ts';
import { beginTimer, pauseTimer, resumeTimer, timerNow, type Timer } from './call-timer.ts';
import type { Case } from './case.ts';
import { useCase } from './use-case.ts';
import { useStudy } from './use-study.ts';

interface NotesState {
  readonly notes: readonly Note[];
  /** What is being typed; it stays when the screen changes. */
  readonly draft: string;
  readonly timer: Timer | null;
  /** Why the case could not be saved. */
  readonly error: CallError | null;
  /** Counts what was saved, for whoever shows the saved cases. */
  readonly saved: number;
  readonly type: (text: string) => void;
  /** Adds what was typed, with the time. */
  readonly add: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Saves the open case as it is now; gives its id, null where there is none yet. */
  readonly keep: () => Promise<string | null>;
}

const MAX_NOTE = 4000;
const MAX_NOTES = 200;
const PAUSE_MS = 400;
let soon: ReturnType<typeof setTimeout> | undefined;

/** What the technician writes down about the open case, and how long the call takes. Both go on when the same case is checked again. */
export const useNotes = create<NotesState>()((set, get) => ({
  notes: [], draft: '', timer: null, error: null, saved: 0,
  type: (text) => set({ draft: text.slice(0, MAX_NOTE) }),
  add() {
    const text = get().draft.trim();
    if (text === '') return;
    set(({ notes }) => ({ notes: [...notes, { at: new Date().toISOString(), text }].slice(-MAX_NOTES), draft: '' }));
    keepSoon();
  },
  pause() {
    set(({ timer }) => ({ timer: timer && pauseTimer(timer, performance.now()) }));
    keepSoon();
  },
  resume: () => set(({ timer }) => ({ timer: timer && resumeTimer(timer, performance.now()) })),
  async keep() {
    clearTimeout(soon);
    soon = undefined;
    const { open } = useCase.getState();
    if (!open?.runId || !open.target.diagnosis) return null;
    if (open.saved) return open.saved.id;
    await keepRun(open.runId, useStudy.getState());
    return open.runId;
  },
}));

type Said = Pick<ReturnType<typeof useStudy.getState>, 'answers' | 'skipped'>;

async function keepRun(runId: string, { answers, skipped }: Said): Promise<void> {
  const { notes, timer } = useNotes.getState();
  const kept = await call('reporting.keep', { runId, answers: { ...answers }, skipped: { ...skipped }, notes: [...notes], timer: timer && timerNow(timer, performance.now()) });
  useNotes.setState(({ saved }) => (kept.ok ? { error: null, saved: saved + 1 } : { error: kept.error }));
}

/** What still waits to be saved of a case goes out before the next one takes its place in the main process. */
function keepLeft(left: Case | null | undefined, said: Said): void {
  if (soon === undefined) return;
  clearTimeout(soon);
  soon = undefined;
  if (left?.runId && left.target.diagnosis && !left.saved) void keepRun(left.runId, said);
}

function keepSoon(): void {
  clearTimeout(soon);
  soon = setTimeout(() => void useNotes.getState().keep(), PAUSE_MS);
}

/** Starts notes and timer with each case, and saves the case whenever it was judged anew. */
export function followNotes(): void {
  const begin = () => useNotes.setState({ notes: [], draft: '', error: null, timer: beginTimer(new Date().toISOString(), performance.now()) });
  useStudy.subscribe(({ cases, study }, before) => {
    if (cases !== before.cases) {
      keepLeft(useCase.getState().open, before);
      begin();
    } else if (study && study !== before.study) keepSoon();
  });
  useCase.subscribe(({ open }, { open: before }) => {
    if (open && before && open.attempt !== before.attempt) keepLeft(before, useStudy.getState());
    // A saved case that is checked again is a case of now.
    if (before?.saved && open && !open.saved) useStudy.getState().begin(whereOf(useStudy.getState().answers));
  });
  window.addEventListener('pagehide', () => void useNotes.getState().keep());
}

function whereOf(answers: Readonly<Record<string, string>>): Record<string, string> {
  const where = answers['scope.where'];
  return where === undefined ? {} : { 'scope.where': where };
}

