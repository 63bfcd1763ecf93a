import { runCase } from '../case/run-case.ts';
import { codeFacts } from '../diagnosis/codes/code-facts.ts';
import { explainText } from '../diagnosis/codes/explain.ts';
import type { SeenCase } from '../fixes/plan/gather.ts';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { Machine } from '../machine/machine.ts';
import { openPractice } from '../practice/open-practice.ts';
import type { Scenario } from '../practice/scenario.ts';
import type { StoreProblem } from '../practice/store/practice-store.ts';
import type { Target } from '../probe/target/target.ts';
import type { MachineName } from './machine-name.ts';

const RDP_PORT = 3389;

/** What a look showed: the whole diagnosis of a quick probe. */
export type Seen = SeenCase & DiagnosisModel;

/** A machine that can be planned for and changed, with what it takes to probe it. */
export interface OpenedMachine {
  readonly machine: Machine;
  /** What the user wants to reach. */
  readonly target: Target;
  /** A quick probe of the target, with what the user pasted where that is known; null when it could not be run. */
  readonly look: (signal: AbortSignal) => Promise<Seen | null>;
  readonly close: () => Promise<void>;
}

export type MachineProblem = (StoreProblem & { readonly name: string }) | { readonly because: 'notWindows' } | { readonly because: 'thisLater' };
export type OpenMachineResult = { readonly ok: true; readonly value: OpenedMachine } | { readonly ok: false; readonly problem: MachineProblem };

export interface OpenMachineOptions {
  readonly dataDir: string;
  /** Waits so long before each operation of a practice machine, ms. */
  readonly slowMs?: number;
}

/** Opens a machine by its name. */
export async function openMachine(name: MachineName, { dataDir, slowMs }: OpenMachineOptions): Promise<OpenMachineResult> {
  if (name.kind === 'this') return { ok: false, problem: { because: process.platform === 'win32' ? 'thisLater' : 'notWindows' } };
  const opened = await openPractice(name.scenario, dataDir, { slowMs: slowMs ?? 0 });
  if (!opened.ok) return { ok: false, problem: { ...opened, name: name.scenario } };
  const practice = opened.value;
  return {
    ok: true,
    value: { machine: practice.machine, target: practice.target, look: (signal) => lookAtPractice(practice.scenario, dataDir, signal), close: () => practice.close() },
  };
}

/** A quick probe of a practice host beside the error its user copied: what a technician would have in the case. */
async function lookAtPractice(scenario: Scenario, dataDir: string, signal: AbortSignal): Promise<Seen | null> {
  const facts = codeFacts(explainText(scenario.code), new Date().toISOString());
  const target = { input: `practice:${scenario.id}`, host: scenario.id, port: scenario.target.port ?? RDP_PORT, kind: 'practice' as const };
  const result = await runCase({ target, mode: 'quick', dataDir, facts }, { signal });
  return result.ok ? result.model : null;
}
