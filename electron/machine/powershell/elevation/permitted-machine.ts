import type { Machine } from '../../machine.ts';
import type { RunWork, WorkStep } from '../../run-work.ts';
import type { RestoreList } from '../operate.ts';
import { elevatedMachine } from './elevated-machine.ts';
import { isUsersOwn, needsElevation, pinPlan, type ElevatedPlan } from './elevated-plan.ts';
import { openElevatedWorker, type ElevatedWorker } from './elevated-worker.ts';
import { lookingMachine } from './looking-machine.ts';
import { openLookingWorker, type LookingWorker } from './looking-worker.ts';
import type { ElevationDecision } from './may-elevate.ts';
import type { ElevationProblem } from './outcome.ts';
import type { WorkerPlaces } from './start-worker.ts';

export interface PermittedPorts {
  /** This PC with the rights of whoever started the app. */
  readonly base: Machine;
  /** Whether this process has administrator rights itself; then nobody is asked. */
  readonly isElevated: (signal: AbortSignal) => Promise<boolean>;
  /** Whether this copy may use the rights of an administrator: its own where it has them, else by asking. */
  readonly decide: (elevated: boolean) => Promise<ElevationDecision>;
  readonly worker: WorkerPlaces;
  /** Hears why a worker ended before its work. */
  readonly onProblem?: (problem: ElevationProblem) => void;
}

export interface PermittedMachine {
  readonly machine: Machine;
  /** Asks Windows once for everything that a run may do; null: go on. Work that needs no administrator asks nothing, nor does a run whose plan a worker looked for. */
  permit(work: RunWork, signal: AbortSignal): Promise<ElevationProblem | null>;
  /** Asks Windows once for a worker that reads what only an administrator may read; null: go on. It takes the next plan, so nobody is asked again. */
  look(signal: AbortSignal): Promise<ElevationProblem | null>;
  /** A worker that looked has ended before a plan came. */
  lookEnded(): boolean;
  /** Takes the worker that looks away from here, so that it outlives `end`; null: there is none any more. */
  keep(): LookingWorker | null;
  /** Goes on with a worker that was kept. */
  resume(worker: LookingWorker): void;
  /** Lets the workers end. Safe to call more than once. */
  end(): void;
}

/**
 * This PC, changed with one elevated worker for each run. What was not permitted stays with the rights of the user, and Windows says no.
 * What belongs to the user never goes to the worker.
 */
export function permittedMachine({ base, isElevated, decide, worker, onProblem }: PermittedPorts): PermittedMachine {
  let now: Machine = base;
  let open: ElevatedWorker | null = null;
  let looking: LookingWorker | null = null;
  const endRun = () => {
    open?.end();
    open = null;
    now = looking?.alive() ? lookingMachine(base, looking) : base;
  };
  const takeLooking = () => {
    const taken = looking;
    looking = null;
    endRun();
    return taken;
  };
  /** Whether somebody has to be asked, and may be. */
  const mustAsk = async (signal: AbortSignal): Promise<{ ask: boolean } | ElevationProblem> => {
    const elevated = await isElevated(signal);
    const decision = await decide(elevated);
    return decision.allowed ? { ask: !elevated } : { kind: 'notAllowed', byPolicy: decision.byPolicy, sentence: decision.sentence };
  };
  const workerFor = (plan: ElevatedPlan, signal: AbortSignal) => {
    const looked = takeLooking();
    return looked?.alive() ? looked.begin(plan, signal) : openElevatedWorker({ ...worker, plan, signal });
  };
  return {
    machine: {
      id: base.id,
      readFacts: (options) => now.readFacts(options),
      capture: (operation, limit) => now.capture(operation, limit),
      verify: (operation, limit) => now.verify(operation, limit),
      apply: (operation, limit) => now.apply(operation, limit),
      restore: (operation, captured, limit) => now.restore(operation, captured, limit),
    },
    async permit({ steps }, signal) {
      endRun();
      if (!steps.some(({ operation }) => needsElevation(operation))) return null;
      const asking = await mustAsk(signal);
      if ('kind' in asking) return asking;
      if (!asking.ask) return null;
      const pinned = forWorker(steps);
      if ('kind' in pinned) return pinned;
      const opened = await workerFor(pinned.plan, signal);
      if (!opened.ok) return opened.problem;
      open = opened.worker;
      now = elevatedMachine(base, pinned.plan, opened.worker, (problem) => onProblem?.(problem));
      return null;
    },
    async look(signal) {
      if (looking?.alive()) return null;
      takeLooking()?.end();
      const asking = await mustAsk(signal);
      if ('kind' in asking) return asking;
      if (!asking.ask) return null;
      const opened = await openLookingWorker(worker, signal);
      if (!opened.ok) return opened.problem;
      looking = opened.worker;
      endRun();
      return null;
    },
    lookEnded: () => looking !== null && !looking.alive(),
    keep: () => {
      const taken = takeLooking();
      return taken?.alive() ? taken : null;
    },
    resume(kept) {
      looking?.end();
      looking = kept;
      endRun();
    },
    end() {
      takeLooking()?.end();
    },
  };
}

/** The plan as the worker may have it, or why it may not. */
function forWorker(steps: readonly WorkStep[]): { plan: ElevatedPlan } | ElevationProblem {
  // SYSTEM is not the user: a restore task cannot put back what is the user's own.
  if (steps.some(({ operation, byTimer }) => byTimer && isUsersOwn(operation)) && steps.some(({ operation }) => operation.primitive === 'task.register')) return { kind: 'planRefused', detail: 'task.register' };
  const pinned = pinPlan(steps.filter(({ operation }) => !isUsersOwn(operation)));
  return pinned.ok ? { plan: pinned.plan } : { kind: 'planRefused', detail: pinned.detail };
}

/** What the restore task of a run puts back. */
export function restoreListOf({ steps }: RunWork): RestoreList {
  return steps.filter((one) => one.byTimer).map(({ operation, captured }) => ({ operation, captured }));
}
