import { create } from 'zustand';
import type { RecoveredRow } from '../../preload/contract/applied.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { Message } from '../../preload/contract/text.ts';
import type { InterruptedEntry } from '../../preload/contract/fixing.ts';
import { afterPaint } from '../after-paint.ts';
import { call } from '../bridge.ts';
import { useJournal } from './use-journal.ts';

export type RecoverHow = 'finish' | 'rollBack';

interface RecoverState {
  /** What was cut off, on all machines that can be reached. */
  readonly entries: readonly InterruptedEntry[];
  readonly running: { readonly machine: string; readonly how: RecoverHow } | null;
  /** How those that were brought to an end did end, until they are put away. */
  readonly results: readonly RecoveredRow[];
  /** Why the part that changes Windows ended before its work. */
  readonly note: Message | null;
  readonly error: CallError | null;
  readonly load: () => Promise<void>;
  /** Acts on everything that was cut off on that machine. */
  readonly recover: (machine: string, how: RecoverHow) => Promise<void>;
  readonly putAway: () => void;
}

/** Runs that were cut off, and their way to an end. */
export const useRecover = create<RecoverState>()((set, get) => ({
  entries: [], running: null, results: [], note: null, error: null,
  async load() {
    const found = await call('journal.interrupted', {});
    if (found.ok) set({ entries: found.value.entries });
  },
  async recover(machine, how) {
    if (get().running) return;
    set({ running: { machine, how }, error: null, results: [], note: null });
    const answer = await call('journal.recover', { machine, how });
    set(answer.ok ? { running: null, results: answer.value.entries, note: answer.value.note ?? null } : { running: null, error: answer.error });
    await Promise.all([get().load(), useJournal.getState().check ? useJournal.getState().load() : undefined]);
  },
  putAway: () => set({ results: [], note: null, error: null }),
}));

/** Looks for runs that were cut off once the first screen has been painted: nobody waits for it. */
export function lookForInterrupted(): void {
  afterPaint(() => void useRecover.getState().load());
}
