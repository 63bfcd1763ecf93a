import type { Mode } from '../../preload/contract/diagnosis.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { RunEvent } from '../../preload/contract/events.ts';
import type { ExplanationModel } from '../../preload/contract/explanation.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import type { Place } from '../../preload/contract/study.ts';
import type { Message } from '../../preload/contract/text.ts';
import type { SavedRow } from '../../preload/contract/reporting.ts';
import { advance, emptyLadder, type Ladder } from './ladder.ts';

/** What the technician asked for. */
export interface CaseRequest {
  readonly target: string;
  readonly control: string | null;
  readonly mode: Mode;
  /** The pasted error, where there was one. */
  readonly code: string | null;
  readonly explanation: ExplanationModel | null;
  /** Which computer this program runs on, where it was said. */
  readonly where: Place | null;
  /** What the user of a practice host says on the phone; null for a real one. */
  readonly complaint: Message | null;
}

/** `starting`: asked, no run id yet. `ended`: nothing more will come, with or without a verdict. */
export type CasePhase = 'starting' | 'running' | 'ended';

/** One check, from Enter to its verdict. Reduced from the events of its run and nothing else. */
export interface Case {
  /** Tells two starts apart, so that a late answer to an older one is dropped. */
  readonly attempt: number;
  readonly request: CaseRequest;
  readonly phase: CasePhase;
  readonly runId: string | null;
  /** Events that came before we knew our run id. */
  readonly held: readonly RunEvent[];
  readonly lastSeq: number;
  /** The window's clock, ms. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly target: Ladder;
  readonly control: Ladder | null;
  readonly error: CallError | null;
  /** Its row in the list, where a saved case is shown as it was judged; null for a check of now. */
  readonly saved: SavedRow | null;
}

const MAX_HELD = 500;

/** A fresh case with its whole ladder waiting. */
export function begin(attempt: number, request: CaseRequest, now: number): Case {
  return {
    attempt, request, phase: 'starting', runId: null, held: [], lastSeq: -1, startedAt: now, endedAt: null, error: null, saved: null,
    target: emptyLadder(request.target, request.mode),
    control: request.control === null ? null : emptyLadder(request.control, request.mode),
  };
}

/** The run has an id: what was held for it is played, the rest forgotten. */
export function adopt(state: Case, attempt: number, runId: string, now: number): Case {
  if (state.attempt !== attempt || state.phase !== 'starting') return state;
  const running: Case = { ...state, phase: 'running', runId, held: [] };
  return state.held.reduce((next, event) => hear(next, event, now), running);
}

/** The run could not begin, or the call broke. */
export function refuse(state: Case, attempt: number, error: CallError, now: number): Case {
  return state.attempt === attempt && state.phase === 'starting' ? { ...state, phase: 'ended', error, endedAt: now, held: [] } : state;
}

/** Takes one event. Those of other runs, those seen before and those after the end are dropped. */
export function hear(state: Case, { runId, seq, event }: RunEvent, now: number): Case {
  if (state.phase === 'starting') return state.held.length < MAX_HELD ? { ...state, held: [...state.held, { runId, seq, event }] } : state;
  if (runId !== state.runId || seq <= state.lastSeq || state.phase === 'ended') return state;
  const next: Case = { ...state, lastSeq: seq };
  if (event.type === 'failed') return { ...next, phase: 'ended', error: event.error, endedAt: now };
  if (event.side === 'control') return next.control ? { ...next, control: advance(next.control, event, now) } : next;
  const target = advance(next.target, event, now);
  return event.type === 'finished' ? { ...next, target, phase: 'ended', endedAt: now } : { ...next, target };
}

/** The same case with all its facts as they are now. */
export function withFacts(state: Case, facts: readonly Fact[]): Case {
  const { target } = state;
  return { ...state, target: { ...target, facts, diagnosis: target.diagnosis && { ...target.diagnosis, facts: [...facts] } } };
}
