import type { Machine } from '../../machine.ts';
import type { RunWork } from '../../run-work.ts';
import type { RestoreList } from '../operate.ts';
import { elevatedMachine } from './elevated-machine.ts';
import { isUsersOwn, needsElevation, pinPlan } from './elevated-plan.ts';
import { openElevatedWorker, type ElevatedWorker, type ElevationOptions } from './elevated-worker.ts';
import type { ElevationDecision } from './may-elevate.ts';
import type { ElevationProblem } from './outcome.ts';

export interface PermittedPorts {
  /** This PC with the rights of whoever started the app. */
  readonly base: Machine;
  /** Whether this process has administrator rights itself; then nobody is asked. */
  readonly isElevated: (signal: AbortSignal) => Promise<boolean>;
  readonly decision: ElevationDecision;
  readonly worker: Omit<ElevationOptions, 'plan' | 'signal'>;
  /** Hears why a worker ended before its work. */
  readonly onProblem?: (problem: ElevationProblem) => void;
}

export interface PermittedMachine {
  readonly machine: Machine;
  /** Asks Windows once for everything that a run may do; null: go on. Work that needs no administrator asks nothing. */
  permit(work: RunWork, signal: AbortSignal): Promise<ElevationProblem | null>;
  /** Lets the worker end. Safe to call more than once. */
  end(): void;
}

/**
 * This PC, changed with one elevated worker for each run. What was not permitted stays with the rights of the user, and Windows says no.
 * What belongs to the user never goes to the worker.
 */
export function permittedMachine({ base, isElevated, decision, worker, onProblem }: PermittedPorts): PermittedMachine {
  let now: Machine = base;
  let open: ElevatedWorker | null = null;
  const end = () => {
    open?.end();
    open = null;
    now = base;
  };
  return {
    machine: {
      id: base.id,
      readFacts: (options) => base.readFacts(options),
      capture: (operation, limit) => now.capture(operation, limit),
      verify: (operation, limit) => now.verify(operation, limit),
      apply: (operation, limit) => now.apply(operation, limit),
      restore: (operation, captured, limit) => now.restore(operation, captured, limit),
    },
    async permit({ steps }, signal) {
      end();
      if (!steps.some(({ operation }) => needsElevation(operation)) || (await isElevated(signal))) return null;
      if (!decision.allowed) return { kind: 'notInstalled' };
      // SYSTEM is not the user: a restore task cannot put back what is the user's own.
      if (steps.some(({ operation, byTimer }) => byTimer && isUsersOwn(operation)) && steps.some(({ operation }) => operation.primitive === 'task.register')) return { kind: 'planRefused', detail: 'task.register' };
      const pinned = pinPlan(steps.filter(({ operation }) => !isUsersOwn(operation)));
      if (!pinned.ok) return { kind: 'planRefused', detail: pinned.detail };
      const opened = await openElevatedWorker({ ...worker, plan: pinned.plan, signal });
      if (!opened.ok) return opened.problem;
      open = opened.worker;
      now = elevatedMachine(base, pinned.plan, opened.worker, (problem) => onProblem?.(problem));
      return null;
    },
    end,
  };
}

/** What the restore task of a run puts back. */
export function restoreListOf({ steps }: RunWork): RestoreList {
  return steps.filter((one) => one.byTimer).map(({ operation, captured }) => ({ operation, captured }));
}
