import type { Attempt, GivenAnswers, Place } from '../../preload/contract/study.ts';
import type { PracticeHost } from '../../preload/contract/channels.ts';
import type { DiagnosisModel, Mode } from '../../preload/contract/diagnosis.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { ProbeEvent, Side } from '../../preload/contract/events.ts';
import type { ExplanationModel } from '../../preload/contract/explanation.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { Stage } from '../../preload/contract/stages.ts';
import type { WireEntry } from '../probe/net/connection.ts';
import type { Target, TargetResult } from '../probe/target/target.ts';

/** What the window asks to have checked; targets are already read. */
export interface EngineRequest {
  readonly target: Target;
  readonly mode: Mode;
  readonly control?: Target;
  /** The error text that was pasted. */
  readonly code?: string;
  /** Which computer this program runs on; decides whose facts Windows' own are. */
  readonly where?: Place;
  readonly answers?: GivenAnswers;
}

/** How a run talks while it goes on. */
export interface EngineHooks {
  readonly signal: AbortSignal;
  onEvent(event: ProbeEvent): void;
  onWire(side: Side, stage: Stage, address: string | null, entries: readonly WireEntry[]): void;
}

/** Whose Windows facts a case holds: those of a practice network, of this PC, or none. */
export type CaseMachine = { readonly kind: 'practice'; readonly name: string } | { readonly kind: 'thisPc' } | { readonly kind: 'none' };

/** A run that came to its end, with what is needed to judge it again. */
export interface FinishedCase {
  readonly model: DiagnosisModel;
  readonly machine: CaseMachine;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: CallError };

/** The product without a window, as the window's handlers see it. */
export interface Engine {
  parseTarget(text: string): TargetResult;
  explain(text: string): ExplanationModel | Promise<ExplanationModel>;
  /** Resolves with the finished case, also when it was cancelled; refuses where the practice host cannot be opened. */
  diagnose(request: EngineRequest, hooks: EngineHooks): Promise<Outcome<FinishedCase>>;
  /** The Windows facts of a machine, read once more. */
  readMachine(finished: FinishedCase, where: Place | undefined): Promise<Outcome<Fact[]>>;
  /** The last tries of this PC's client; refused where this is no Windows. */
  attempts(): Promise<Outcome<Attempt[]>>;
  practiceHosts(): PracticeHost[];
  resetPractice(name: string): Promise<Outcome<null>>;
}
