import { create } from 'zustand';
import type { CaseFix } from '../../preload/contract/channels.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import { call } from '../bridge.ts';
import { useCase } from './use-case.ts';
import { useStudy } from './use-study.ts';

interface FixesState {
  /** The run that `fixes` belong to. */
  readonly runId: string | null;
  readonly fixes: readonly CaseFix[];
  readonly error: CallError | null;
}

const NONE: FixesState = { runId: null, fixes: [], error: null };
const useFixes = create<FixesState>()(() => NONE);
let asked = 0;

/** Asks for the fixes whenever a case was judged anew; they rest on the same answers. */
export function followStudies(): void {
  useStudy.subscribe(({ runId, study, answers }, before) => {
    if (study !== before.study) void ask(study && runId, answers);
  });
}

async function ask(runId: string | null, answers: Readonly<Record<string, string>>): Promise<void> {
  const question = (asked += 1);
  if (runId === null) {
    useFixes.setState(NONE);
    return;
  }
  const listed = await call('case.fixes', { runId, answers: { ...answers } });
  // A newer question makes this answer old.
  if (question === asked) useFixes.setState(listed.ok ? { runId, fixes: listed.value.fixes, error: null } : { runId, fixes: [], error: listed.error });
}

/** The fixes against the causes of the open case; null while they are not known yet. */
export function useOpenFixes(): Pick<FixesState, 'fixes' | 'error'> | null {
  const runId = useCase((state) => state.open?.runId ?? null);
  const state = useFixes();
  return runId !== null && state.runId === runId ? state : null;
}
