import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { ApplyEvent, FixEvent, ReadyPlan } from '../../preload/contract/fixing.ts';
import type { AppliedModel } from '../../preload/contract/applied.ts';
import type { Message } from '../../preload/contract/text.ts';

export type Step = Extract<ApplyEvent, { type: 'step' }>;

/** What the technician agreed to. */
export interface Agreed {
  readonly ready: ReadyPlan;
  /** Changes the user's PC and not the computer to be reached. */
  readonly here: boolean;
  /** The cause of the open case it was meant to help against, where it came from one. */
  readonly cause: { readonly id: string; readonly title: Message } | null;
}

/** How it ended: with an answer of the engine, or not at all. */
export interface Ended {
  readonly applied: AppliedModel | null;
  readonly error: CallError | null;
  readonly before: DiagnosisModel | null;
  readonly after: DiagnosisModel | null;
  readonly steps: readonly Message[];
  /** Why the part that changes Windows ended on the way. */
  readonly note: Message | null;
  /** Taken back by hand since, in full or in part. */
  readonly takenBack: 'whole' | 'part' | null;
}

/** One change from the click to its end, reduced from the events of its run. */
export interface Change {
  readonly agreed: Agreed;
  readonly runId: string | null;
  /** Events that came before we knew our run id. */
  readonly held: readonly FixEvent[];
  readonly lastSeq: number;
  readonly steps: readonly Step[];
  /** The window's clock when the present step began, ms. */
  readonly since: number;
  readonly stopping: boolean;
  readonly ended: Ended | null;
}

const MAX_HELD = 200;
const NOTHING: Ended = { applied: null, error: null, before: null, after: null, steps: [], note: null, takenBack: null };

export function beginChange(agreed: Agreed, now: number): Change {
  return { agreed, runId: null, held: [], lastSeq: -1, steps: [], since: now, stopping: false, ended: null };
}

/** The run has an id: what was held for it is played. */
export function adoptChange(state: Change, runId: string, now: number): Change {
  if (state.runId !== null || state.ended) return state;
  return state.held.reduce((next, event) => hearChange(next, event, now), { ...state, runId, held: [] } as Change);
}

/** The change could not be begun, or the call broke. */
export function refuseChange(state: Change, error: CallError): Change {
  return state.ended ? state : { ...state, ended: { ...NOTHING, error } };
}

/** Takes one event. Those of other runs, those seen before and those after the end are dropped. */
export function hearChange(state: Change, { runId, seq, event }: FixEvent, now: number): Change {
  if (state.ended) return state;
  if (state.runId === null) return state.held.length < MAX_HELD ? { ...state, held: [...state.held, { runId, seq, event }] } : state;
  if (runId !== state.runId || seq <= state.lastSeq) return state;
  const next = { ...state, lastSeq: seq };
  switch (event.type) {
    case 'step': return { ...next, steps: [...state.steps, event], since: now };
    case 'failed': return { ...next, ended: { ...NOTHING, error: event.error } };
    case 'finished': return { ...next, ended: { ...NOTHING, applied: event.applied, before: event.before, after: event.after, steps: event.steps, note: event.note ?? null } };
  }
}

/** How the change stands in one word. */
export type Standing = 'kept' | 'inBox' | 'awaitingKeep' | 'rolledBack' | 'noEffect' | 'failed' | 'refused' | 'takenBack';

export function standingOf({ applied, error, takenBack }: Ended): Standing {
  if (takenBack !== null) return 'takenBack';
  if (!applied) return error?.code === 'notFound' || error?.code === 'busy' ? 'refused' : 'failed';
  return applied.outcome === 'kept' && applied.due !== null ? 'inBox' : applied.outcome;
}

/** Whether the machine is another one than before now. */
export const changedMachine = (standing: Standing): boolean => standing === 'kept' || standing === 'inBox' || standing === 'awaitingKeep';
/** Whether it was tried, and did not help. */
export const didNotHelp = (standing: Standing, { applied }: Ended): boolean => (standing === 'noEffect' || standing === 'rolledBack' || standing === 'failed') && applied !== null && applied.cancelled !== true;
