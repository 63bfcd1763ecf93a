import type { DiagnosisModel, Mode } from '../../preload/contract/diagnosis.ts';
import type { ProbeEvent, Side } from '../../preload/contract/events.ts';
import type { ExplanationModel } from '../../preload/contract/explanation.ts';
import type { Stage } from '../../preload/contract/stages.ts';
import type { WireEntry } from '../probe/net/connection.ts';
import type { Target, TargetResult } from '../probe/target/target.ts';

/** What the window asks to have checked; targets are already read. */
export interface EngineRequest {
  readonly target: Target;
  readonly mode: Mode;
  readonly control?: Target;
}

/** How a run talks while it goes on. */
export interface EngineHooks {
  readonly signal: AbortSignal;
  onEvent(event: ProbeEvent): void;
  onWire(side: Side, stage: Stage, address: string | null, entries: readonly WireEntry[]): void;
}

/** The product without a window, as the window's handlers see it. */
export interface Engine {
  parseTarget(text: string): TargetResult;
  explain(text: string): ExplanationModel | Promise<ExplanationModel>;
  /** Resolves with the diagnosis, also when it was cancelled. */
  diagnose(request: EngineRequest, hooks: EngineHooks): Promise<DiagnosisModel>;
}
