import type { ScriptRequest } from './request-line.ts';
import type { PsRecord, RecordProblem } from './result-record.ts';
import type { RunKind } from './run-queue.ts';

export interface RunOptions {
  readonly kind: RunKind;
  /** Milliseconds for the run itself, after its place in the queue was free. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** Why no record came. `missing`: no such program here; `died`: it ended before it answered; `tooLarge`: it printed without end. */
type RunProblem = 'missing' | 'timeout' | 'cancelled' | 'died' | 'tooLarge' | RecordProblem;

/** A record that was parsed, or why there is none. What the program printed on stderr is told, never judged. */
export type RunOutcome = { ok: true; record: PsRecord; noise: string } | { ok: false; because: RunProblem; detail: string };

/** Runs one request of the scripts in `assets/powershell` in a fresh process. Settles always, rejects never. */
export interface PowerShellRunner {
  run(request: ScriptRequest, options: RunOptions): Promise<RunOutcome>;
}
