import type { Fact } from '../../preload/contract/facts.ts';
import type { Captured, Operation, OperationResult } from './operation.ts';
import type { FactBatch } from './windows-facts.ts';

export interface ReadOptions {
  readonly batch: FactBatch;
  /** The computer the user wants to reach, for facts that depend on it (saved credential, hosts entries, route). */
  readonly target?: string;
  readonly signal: AbortSignal;
}

/** A Windows machine as the engine sees it: this PC through PowerShell, or a practice host. */
export interface Machine {
  /** `this` or `practice:NAME`. */
  readonly id: string;
  /** Every fact of the batch; one that could not be read is there with its reason. Reading changes nothing. */
  readFacts(options: ReadOptions): Promise<Fact[]>;
  capture(operation: Operation, signal: AbortSignal): Promise<OperationResult<Captured>>;
  apply(operation: Operation, signal: AbortSignal): Promise<OperationResult<null>>;
  /** What is there now, in the same shape as `capture`. */
  verify(operation: Operation, signal: AbortSignal): Promise<OperationResult<Captured>>;
  restore(operation: Operation, captured: Captured, signal: AbortSignal): Promise<OperationResult<null>>;
}
