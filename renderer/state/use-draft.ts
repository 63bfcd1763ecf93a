import { create } from 'zustand';
import { call } from '../bridge.ts';
import { computerOf, EMPTY_DRAFT, isError, isPlainlyTarget, MAX_TEXT, pasted, type Draft } from './draft.ts';
import { useCase } from './use-case.ts';
import { useScreen } from './use-screen.ts';
import { useStudy } from './use-study.ts';

interface DraftState extends Draft {
  readonly type: (text: string) => void;
  readonly paste: (text: string) => void;
  readonly set: (change: Partial<Pick<Draft, 'computer' | 'control' | 'mode' | 'where'>>) => void;
  readonly reset: () => void;
  /** Starts the check that the draft describes, or says what is missing. */
  readonly check: () => Promise<void>;
  /** Starts a check of a computer named elsewhere, with the control host and depth of the draft. */
  readonly checkTarget: (target: string) => Promise<void>;
}

const PAUSE_MS = 120;
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;
/** The text that the present explanation belongs to. */
let explained: string | null = null;

/** The start screen's draft, explained while it is typed. */
export const useDraft = create<DraftState>()((set, get) => {
  const explainSoon = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void explain(), wait);
  };
  const explain = async () => {
    const { text } = get();
    const question = (asked += 1);
    if (text.trim() === '') return set({ explanation: null });
    const answer = await call('code.explain', { text: text.slice(0, MAX_TEXT) });
    // A newer question makes this answer old.
    if (question !== asked || !answer.ok) return;
    explained = text;
    set({ explanation: answer.value });
  };
  const start = async (target: string, withError: boolean) => {
    const { control, mode, where, text, explanation } = get();
    const shown = useScreen.getState().screen;
    useStudy.getState().begin({ 'scope.where': where });
    useScreen.getState().show('case');
    const error = await useCase.getState().start({ target, control: control.trim() || null, mode, code: withError ? text.slice(0, MAX_TEXT) : null, explanation: withError ? explanation : null, where, complaint: null });
    if (error?.code !== 'badTarget') return;
    // What cannot be checked is asked for again where it was typed.
    useCase.getState().drop();
    if (shown === 'start') useScreen.getState().back();
    else useScreen.getState().show('start');
    set({ problem: { field: error.detail === 'control' ? 'control' : withError ? 'computer' : 'text', missing: false, error } });
  };
  return {
    ...EMPTY_DRAFT,
    type(text) {
      set({ text: text.slice(0, MAX_TEXT), explanation: text.trim() === '' ? null : get().explanation, problem: null });
      explainSoon(PAUSE_MS);
    },
    paste(text) {
      set(pasted(get(), text));
      explainSoon(0);
    },
    set: (change) => set({ ...change, problem: null }),
    reset() {
      asked += 1;
      clearTimeout(timer);
      set({ ...EMPTY_DRAFT, where: get().where });
    },
    async check() {
      // Enter may come before the pause is over: an error must not be taken for a name.
      clearTimeout(timer);
      const { text } = get();
      if (isPlainlyTarget(text)) set({ explanation: null });
      else if (explained !== text) await explain();
      const draft = get();
      const target = computerOf(draft);
      if (target === '') return set({ problem: { field: isError(draft) ? 'computer' : 'text', missing: true } });
      await start(target, isError(draft));
    },
    async checkTarget(target) {
      set({ ...EMPTY_DRAFT, text: target, control: get().control, mode: get().mode, where: get().where });
      await start(target, false);
    },
  };
});
