import { create } from 'zustand';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Attempt } from '../../preload/contract/study.ts';
import { call } from '../bridge.ts';

interface AttemptsState {
  readonly phase: 'idle' | 'reading' | 'done';
  readonly attempts: readonly Attempt[];
  readonly error: CallError | null;
  readonly read: () => Promise<void>;
}

/** What this PC's own Remote Desktop client wrote down about its last tries. */
export const useAttempts = create<AttemptsState>()((set) => ({
  phase: 'idle',
  attempts: [],
  error: null,
  async read() {
    set({ phase: 'reading', error: null });
    const answer = await call('machine.attempts', {});
    set({ phase: 'done', attempts: answer.ok ? answer.value.attempts : [], error: answer.ok ? null : answer.error });
  },
}));
