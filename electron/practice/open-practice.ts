import type { Fact } from '../../preload/contract/facts.ts';
import type { Machine } from '../machine/machine.ts';
import { practiceMachine } from '../machine/practice/practice-machine.ts';
import type { DiagnosePorts } from '../probe/run/request.ts';
import type { Target } from '../probe/target/target.ts';
import { practiceDialer } from './dialer.ts';
import type { PracticeState } from './model/state.ts';
import { practiceNames } from './names.ts';
import type { Scenario } from './scenario.ts';
import { practiceStore, type StoreResult } from './store/practice-store.ts';
import { portPlan, udpAnswers } from './wire/network-plan.ts';

/** A practice host ready for the engine: the same `diagnose`, only with these ports. */
export interface OpenPractice {
  readonly scenario: Scenario;
  readonly machine: Machine;
  readonly ports: DiagnosePorts & { readonly names: NonNullable<DiagnosePorts['names']> };
  /** The name the user typed, with `practice:NAME` as what was given. */
  readonly target: Target;
  /** What is simulated, and said so: to be given to `diagnose` as `facts`. */
  readonly facts: readonly Fact[];
  close(): Promise<void>;
}

export interface PracticeOptions {
  /** Waits so long before each operation, ms. */
  readonly slowMs?: number;
}

/** Opens the practice host `name`; its state is made from the scenario when there is none yet. */
export async function openPractice(name: string, dataDir: string, options: PracticeOptions = {}): Promise<StoreResult<OpenPractice>> {
  const opened = practiceStore(name, dataDir);
  if (!opened.ok) return opened;
  const store = opened.value;
  const first = await store.load();
  if (!first.ok) return first;
  const load = async (): Promise<PracticeState | null> => {
    const read = await store.load();
    return read.ok ? read.value : null;
  };
  const now = async <T>(look: (state: PracticeState) => T, otherwise: T): Promise<T> => {
    const state = await load();
    return state ? look(state) : otherwise;
  };
  const dialer = practiceDialer(
    ({ address, port }) => now((state) => portPlan(state, address, port), null),
    ({ address, port }) => now((state) => udpAnswers(state, address, port), false),
  );
  const { scenario } = store;
  const { host, port = 3389 } = scenario.target;
  return {
    ok: true,
    value: {
      scenario,
      machine: practiceMachine(store, options.slowMs ?? 0),
      ports: { dialer, names: practiceNames(load) },
      target: { input: `practice:${name}`, host, port, kind: 'name' },
      facts: [simulated(first.value, port)],
      close: () => dialer.close(),
    },
  };
}

/** Names and addresses are the scenario's; UDP and ports that swallow packets exist in the dialer only. */
function simulated(state: PracticeState, port: number): Fact {
  const silent = Object.keys(state.network.routes).filter((address) => portPlan(state, address, port)?.kind === 'filtered');
  return { name: 'practice.simulated', value: ['names', 'addresses', 'udp', ...silent.map((address) => `filtered port ${address}:${port}`)], source: 'wire', at: new Date().toISOString() };
}
