import { join } from 'node:path';
import { runCase } from '../case/run-case.ts';
import { codeFacts } from '../diagnosis/codes/code-facts.ts';
import { explainText } from '../diagnosis/codes/explain.ts';
import type { Denied, ProvenPlan } from '../fixes/apply/ports.ts';
import type { SeenCase } from '../fixes/plan/gather.ts';
import type { PlanOptions } from '../fixes/plan/plan-fix.ts';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { Message } from '../../preload/contract/text.ts';
import type { Machine } from '../machine/machine.ts';
import { powerShellLauncher } from '../machine/powershell/elevation/launcher.ts';
import type { LookingWorker } from '../machine/powershell/elevation/looking-worker.ts';
import { decideElevation } from '../machine/powershell/elevation/may-elevate.ts';
import { windowsRunner } from '../machine/powershell/powershell-machine.ts';
import { scriptsDir, shippedScripts } from '../machine/powershell/shipped-scripts.ts';
import type { RunWork } from '../machine/run-work.ts';
import { openPractice } from '../practice/open-practice.ts';
import type { Scenario } from '../practice/scenario.ts';
import type { StoreProblem } from '../practice/store/practice-store.ts';
import type { Target } from '../probe/target/target.ts';
import type { MachineName } from './machine-name.ts';
import { openThisPc, type ThisPcOptions, type ThisPcPorts } from './this-pc.ts';

const RDP_PORT = 3389;

/** What a look showed: the whole diagnosis of a quick probe. */
export type Seen = SeenCase & DiagnosisModel;

/** A machine that can be planned for and changed, with what it takes to probe it. */
export interface OpenedMachine {
  readonly machine: Machine;
  /** What the user wants to reach. */
  readonly target: Target;
  /** A quick probe of the target, with what the user pasted where that is known; null when it could not be run. */
  readonly look: (signal: AbortSignal, plan?: ProvenPlan) => Promise<Seen | null>;
  /** What a plan is made with: whom the user wants to reach, where that is known. */
  readonly planning: Pick<PlanOptions, 'target' | 'provenByTarget'>;
  /** The Windows facts of a proof, where a look does not bring them. */
  readonly proofFacts?: (signal: AbortSignal, plan: ProvenPlan) => Promise<Fact[]>;
  /** Asks for the right to change the machine, where that has to be asked. */
  readonly permit?: (work: RunWork, signal: AbortSignal) => Promise<Denied | null>;
  /** Asks for the right to read what only an administrator may read, where that has to be asked. */
  readonly rights?: ReadingRights;
  readonly close: () => Promise<void>;
}

/** A worker with the rights of an administrator that looks now and takes one plan later, so that Windows asks once for both. */
export interface ReadingRights {
  /** Asks, unless such a worker is there already; null: the machine reads more than before. */
  look(signal: AbortSignal): Promise<Denied | null>;
  /** What to say where that worker has ended by itself; null: it has not. */
  ended(): Message | null;
  /** Takes the worker away from this machine, for the apply that follows; null: there is none. Whoever has it ends it. */
  keep(): LookingWorker | null;
  resume(kept: LookingWorker): void;
}

export type MachineProblem = (StoreProblem & { readonly name: string }) | { readonly because: 'notWindows' };
export type OpenMachineResult = { readonly ok: true; readonly value: OpenedMachine } | { readonly ok: false; readonly problem: MachineProblem };

export interface OpenMachineOptions extends ThisPcOptions {
  readonly dataDir: string;
  /** This PC as it is reached; another one in a test. */
  readonly thisPc?: () => ThisPcPorts | null;
  /** Waits so long before each operation of a practice machine, ms. */
  readonly slowMs?: number;
}

/** Opens a machine by its name. */
export async function openMachine(name: MachineName, options: OpenMachineOptions): Promise<OpenMachineResult> {
  const { dataDir, slowMs } = options;
  if (name.kind === 'this') {
    const ports = (options.thisPc ?? (() => thisWindows(dataDir)))();
    return ports ? { ok: true, value: openThisPc(ports, options) } : { ok: false, problem: { because: 'notWindows' } };
  }
  const opened = await openPractice(name.scenario, dataDir, { slowMs: slowMs ?? 0 });
  if (!opened.ok) return { ok: false, problem: { ...opened, name: name.scenario } };
  const practice = opened.value;
  const { machine, target, scenario } = practice;
  return { ok: true, value: { machine, target, planning: { target: { host: target.host, port: target.port } }, look: (signal) => lookAtPractice(scenario, dataDir, signal), close: () => practice.close() } };
}

/** This PC, where it is a Windows. */
function thisWindows(dataDir: string): ThisPcPorts | null {
  if (process.platform !== 'win32') return null;
  const scripts = scriptsDir(__dirname);
  const scriptPath = join(scripts, 'run.ps1');
  return {
    runner: windowsRunner(scriptPath),
    // A runner of its own: the launch lasts as long as the plan, and reads go on meanwhile.
    worker: { manifest: shippedScripts(), scripts, launcher: powerShellLauncher(windowsRunner(scriptPath)) },
    decide: (elevated) => decideElevation({ executable: process.execPath, scripts, packaged: /[\\/]app\.asar[\\/]/.test(__dirname) }, elevated),
    probe: async (target, signal) => {
      const result = await runCase({ target, mode: 'quick', dataDir }, { signal });
      return result.ok ? result.model : null;
    },
  };
}

/** A quick probe of a practice host beside the error its user copied: what a technician would have in the case. */
async function lookAtPractice(scenario: Scenario, dataDir: string, signal: AbortSignal): Promise<Seen | null> {
  const facts = codeFacts(explainText(scenario.code), new Date().toISOString());
  const target = { input: `practice:${scenario.id}`, host: scenario.id, port: scenario.target.port ?? RDP_PORT, kind: 'practice' as const };
  const result = await runCase({ target, mode: 'quick', dataDir, facts }, { signal });
  return result.ok ? result.model : null;
}
