import type { Fact } from '../../../preload/contract/facts.ts';
import type { PlanDocument, PlanModel } from '../../../preload/contract/plan.ts';
import type { Message } from '../../../preload/contract/text.ts';
import type { Machine } from '../../machine/machine.ts';
import type { RunWork } from '../../machine/run-work.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalProblem } from '../journal/read-journal.ts';
import type { SeenVerdict } from '../journal/events.ts';
import type { PlanResult } from '../plan/plan-result.ts';

/** What a fresh look at the machine and its port showed. */
export interface Proof {
  readonly verdict: SeenVerdict;
  readonly facts: readonly Fact[];
}

/** A step that was begun, for whoever watches. `of` counts the plan's operations. */
export interface Step {
  readonly kind: 'looking' | 'applying' | 'restoring' | 'proving';
  readonly index?: number;
  readonly of?: number;
  readonly target?: string;
}

/** What a proof is to look at: the fix tells whose port, the plan which facts. */
export type ProvenPlan = Pick<PlanModel, 'fix' | 'proof'>;

/** Why a machine does not let a run change it, before anything was begun. */
export interface Denied {
  readonly cause: 'refused' | 'needsAdmin' | 'cancelled';
  readonly text: Message;
}

/** Everything a run needs besides the plan. */
export interface EnginePorts {
  readonly machine: Machine;
  readonly journal: Journal;
  readonly dataDir: string;
  /** Facts and probe, made anew. */
  readonly prove: (signal: AbortSignal, plan: ProvenPlan) => Promise<Proof>;
  /** Asks for the right to do all of a run's work, once and before its first line is written; null: go on. Left out where a machine asks nobody. */
  readonly permit?: (work: RunWork) => Promise<Denied | null>;
  /** The plan as it would be made now. */
  readonly derive: (given: PlanDocument) => Promise<PlanResult>;
  /** ms since 1970. */
  readonly now: () => number;
  /** Aborts at "Stop after this step": the operation under way ends, then all goes back. */
  readonly signal: AbortSignal;
  readonly onStep?: (step: Step) => void;
  /** A last line of the journal that was cut off was taken away before ours was written. */
  readonly onMended?: () => void;
}

/** The machine does not let the run change it. Thrown before anything was begun, never out of a run. */
export class NotPermitted extends Error {
  readonly denied: Denied;

  constructor(denied: Denied) {
    super(denied.cause);
    this.denied = denied;
  }
}

/** The journal could not take a line. Thrown inside a run, never out of one. */
export class JournalFailed extends Error {
  readonly problem: JournalProblem;

  constructor(problem: JournalProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
