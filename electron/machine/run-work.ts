import type { Captured, Operation } from './operation.ts';

/** One operation that a run may do; `captured` is what a restore puts back, null where the thing is not there yet. */
export interface WorkStep {
  readonly operation: Operation;
  readonly captured: Captured | null;
  /** Whether the run's restore task puts it back when nobody keeps the change. */
  readonly byTimer: boolean;
}

/** Everything that a run may do to a machine, for whoever has to permit it as a whole. */
export interface RunWork {
  /** The journal entry. */
  readonly entry: string;
  readonly steps: readonly WorkStep[];
}
