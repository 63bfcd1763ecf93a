import { setTimeout as sleep } from 'node:timers/promises';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { PracticeStore, StoreResult } from '../../practice/store/practice-store.ts';
import type { Machine } from '../machine.ts';
import type { Captured, Operation, OperationResult } from '../operation.ts';
import { keepLostKeys, withKeys, withoutKeys } from './key-handles.ts';
import { readPracticeFacts, unreadable } from './read-facts.ts';
import { HANDLERS } from './primitives/table.ts';

/** A practice host as the engine sees a machine. Every change is written to its file before it is told. */
export function practiceMachine(store: PracticeStore, slowMs: number): Machine {
  // One change at a time: each reads what the one before it wrote.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };

  async function read(operation: Operation, signal: AbortSignal): Promise<OperationResult<Captured>> {
    if (signal.aborted) return TIMED_OUT;
    const state = await store.load();
    if (!state.ok) return refusal(state);
    const seen = HANDLERS[operation.primitive].read(state.value, operation.args);
    return seen.ok ? { ok: true, value: await withoutKeys(seen.value) } : seen;
  }

  async function change(signal: AbortSignal, work: (state: LoadedState) => Promise<OperationResult<LoadedState>>): Promise<OperationResult<null>> {
    return inTurn(async () => {
      if (slowMs > 0) await sleep(slowMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return TIMED_OUT;
      const state = await store.load();
      if (!state.ok) return refusal(state);
      const done = await work(state.value);
      if (!done.ok) return done;
      await keepLostKeys(state.value, done.value, store.keys);
      const saved = await store.save(done.value);
      return saved.ok ? { ok: true, value: null } : refusal(saved);
    });
  }

  return {
    id: `practice:${store.scenario.id}`,
    async readFacts(options): Promise<Fact[]> {
      const state = await store.load();
      return state.ok ? readPracticeFacts(state.value, store.scenario.target, options) : unreadable(options.batch, state.because);
    },
    capture: read,
    verify: read,
    apply: (operation, signal) => change(signal, (state) => HANDLERS[operation.primitive].apply(state, operation.args, { keys: store.keys, now: Date.now() })),
    restore: (operation, captured, signal) => change(signal, async (state) => {
      const whole = await withKeys(captured, state, store.keys);
      return whole ? HANDLERS[operation.primitive].put(state, operation.args, whole) : { ok: false, because: 'failed', detail: 'a key that was there is gone' };
    }),
  };
}

type LoadedState = Extract<Awaited<ReturnType<PracticeStore['load']>>, { ok: true }>['value'];
const TIMED_OUT = { ok: false, because: 'timeout', detail: 'cancelled' } as const;

function refusal(problem: Extract<StoreResult<unknown>, { ok: false }>): { ok: false; because: 'failed'; detail: string } {
  const detail = problem.because === 'damaged' ? `${problem.path}: ${problem.detail}` : problem.because === 'io' ? `${problem.path}: ${problem.code}` : problem.name;
  return { ok: false, because: 'failed', detail };
}
