import { create } from 'zustand';
import type { RunningTimer } from '../../preload/contract/fixing.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import { call } from '../bridge.ts';

/** How often the main process is asked while something is to go back, ms. */
const POLL_MS = 5_000;

interface TimersState {
  readonly timers: readonly RunningTimer[];
  /** Entries whose end was read and put away. */
  readonly seen: readonly string[];
  readonly busy: string | null;
  /** What the last keep or take-back said against it. */
  readonly problem: CallError | null;
  readonly load: () => Promise<void>;
  readonly keep: (timer: RunningTimer) => Promise<void>;
  /** Takes the change back at once. */
  readonly restore: (timer: RunningTimer) => Promise<void>;
  readonly putAway: (entry: string) => void;
}

let next: ReturnType<typeof setTimeout> | undefined;

/** Changes that go back by themselves: running on any machine, whatever screen is shown. */
export const useTimers = create<TimersState>()((set, get) => {
  const act = async (timer: RunningTimer, work: () => Promise<CallError | null>) => {
    if (get().busy) return;
    set({ busy: timer.entry, problem: null });
    const problem = await work();
    set({ busy: null, problem });
    await get().load();
  };
  return {
    timers: [], seen: [], busy: null, problem: null,
    async load() {
      clearTimeout(next);
      const read = await call('fix.timers', {});
      clearTimeout(next);
      if (read.ok) set(({ timers }) => (JSON.stringify(timers) === JSON.stringify(read.value.timers) ? {} : { timers: read.value.timers }));
      if (get().timers.some((one) => one.state === 'waiting' || one.state === 'due')) next = setTimeout(() => void get().load(), pollIn(get().timers));
    },
    keep: (timer) => act(timer, async () => {
      const kept = await call('fix.keep', { machine: timer.machine, entry: timer.entry });
      if (!kept.ok) return kept.error;
      return kept.value.outcome === 'kept' ? null : { code: 'unavailable', text: kept.value.sentence };
    }),
    restore: (timer) => act(timer, async () => {
      const undone = await call('journal.undo', { machine: timer.machine, entry: timer.entry });
      if (!undone.ok) return undone.error;
      return undone.value.outcome === 'refused' ? { code: 'unavailable', text: undone.value.sentence } : null;
    }),
    putAway: (entry) => set(({ seen }) => ({ seen: [...seen, entry] })),
  };
});

/** At the end of the next one, so that its going back is seen at once; else now and then. */
function pollIn(timers: readonly RunningTimer[]): number {
  const until = Math.min(...timers.filter((one) => one.state === 'waiting').map((one) => Date.parse(one.due) - Date.now()));
  return Math.min(POLL_MS, Math.max(400, until + 100));
}
