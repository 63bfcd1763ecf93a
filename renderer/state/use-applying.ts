import { create } from 'zustand';
import { call, onEvent } from '../bridge.ts';
import { adoptChange, beginChange, changedMachine, didNotHelp, hearChange, refuseChange, standingOf, type Agreed, type Change, type Ended } from './applying.ts';
import { useCase } from './use-case.ts';
import { useTimers } from './use-timers.ts';

interface ApplyingState {
  readonly change: Change | null;
  /** How many fixes against a cause of this target did not help, by target and cause. */
  readonly failures: Readonly<Record<string, number>>;
  /** A keep or a take-back is under way. */
  readonly busy: boolean;
  readonly start: (agreed: Agreed, confirm: string, keep: 'ask' | 'ifProven') => Promise<void>;
  /** The step under way ends, then all goes back. */
  readonly stop: () => Promise<void>;
  readonly keep: () => Promise<void>;
  readonly takeBack: () => Promise<void>;
  /** Forgets a change that has ended. */
  readonly dismiss: () => void;
}

export const failureKey = (target: string, cause: string): string => `${target} ${cause}`;

/** The change that is under way, or the one that ended last. */
export const useApplying = create<ApplyingState>()((set, get) => {
  const edit = (next: (change: Change) => Change) => set(({ change }) => ({ change: change && next(change) }));
  const end = (next: Partial<Ended>) => edit((change) => ({ ...change, ended: change.ended && { ...change.ended, ...next } }));
  const entryOf = () => {
    const { change } = get();
    const entry = change?.ended?.applied?.entry;
    return change && entry ? { machine: change.agreed.ready.plan.machine, entry } : null;
  };
  return {
    change: null,
    failures: {},
    busy: false,
    async start(agreed, confirm, keep) {
      const going = get().change;
      if (going && !going.ended) return;
      set({ change: beginChange(agreed, performance.now()) });
      const answer = await call('fix.apply', { token: agreed.ready.token, confirm, keep });
      edit((change) => (answer.ok ? adoptChange(change, answer.value.runId, performance.now()) : refuseChange(change, answer.error)));
      if (!answer.ok) return;
      settle(get().change);
    },
    async stop() {
      const runId = get().change?.runId;
      if (!runId) return;
      edit((change) => ({ ...change, stopping: true }));
      await call('fix.stop', { runId });
    },
    async keep() {
      const entry = entryOf();
      if (!entry || get().busy) return;
      set({ busy: true });
      const kept = await call('fix.keep', entry);
      set({ busy: false });
      if (kept.ok) end({ applied: { ...kept.value, before: kept.value.before ?? get().change?.ended?.applied?.before ?? null } });
      else end({ error: kept.error });
      void useTimers.getState().load();
    },
    async takeBack() {
      const entry = entryOf();
      if (!entry || get().busy) return;
      set({ busy: true });
      const undone = await call('journal.undo', entry);
      set({ busy: false });
      if (!undone.ok) end({ error: undone.error });
      else if (undone.value.outcome === 'refused') end({ error: { code: 'unavailable', text: undone.value.sentence } });
      else end({ takenBack: undone.value.outcome === 'undone' ? 'whole' : 'part', error: null });
      void useTimers.getState().load();
      checkAgain(entry.machine);
    },
    dismiss: () => set(({ change }) => ({ change: change?.ended ? null : change })),
  };

  /** An end that came before its id was known. */
  function settle(change: Change | null): void {
    if (change?.ended) afterEnd(change);
  }
});

/** Feeds the store with the events of the engine. */
export function listenToChanges(): void {
  onEvent('fix:event', (event) => {
    const { change } = useApplying.getState();
    if (!change) return;
    const next = hearChange(change, event, performance.now());
    if (next === change) return;
    useApplying.setState({ change: next });
    if (next.ended && !change.ended) afterEnd(next);
  });
}

/** One change, one probe: the open case about that machine is checked again, so that its causes rank anew. */
function afterEnd({ agreed, ended }: Change): void {
  if (!ended) return;
  const standing = standingOf(ended);
  const { machine } = agreed.ready.plan;
  void useTimers.getState().load();
  if (didNotHelp(standing, ended) && agreed.cause) {
    const key = failureKey(machine, agreed.cause.id);
    useApplying.setState(({ failures }) => ({ failures: { ...failures, [key]: (failures[key] ?? 0) + 1 } }));
  }
  if (changedMachine(standing) || (didNotHelp(standing, ended) && agreed.cause)) checkAgain(machine);
}

/** Checks the open case again where it is about that machine. */
export function checkAgain(machine: string): void {
  const { open, again } = useCase.getState();
  if (open?.phase === 'ended' && open.request.target === machine) void again('quick');
}
