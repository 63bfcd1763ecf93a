import type { CaseDraft } from '../../preload/contract/case-draft.ts';
import type { CallError } from '../../preload/contract/errors.ts';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { ExplanationModel } from '../../preload/contract/explanation.ts';
import type { Note } from '../../preload/contract/report.ts';
import { timerNow, type Timer } from './call-timer.ts';
import { begin, type Case } from './case.ts';
import { advance } from './ladder.ts';

type Words = Readonly<Record<string, string>>;

/** What the technician has said about the open case so far. */
export interface SaidSoFar {
  readonly answers: Words;
  readonly skipped: Words;
  readonly notes: readonly Note[];
  /** The note that is being typed. */
  readonly typed: string;
  readonly timer: Timer | null;
}

/** A check that had come to no result when the app ended. */
export const CUT_OFF: CallError = { code: 'unavailable', text: { key: 'window:kept.cutOff' } };

const MAX_STEPS = 400;

/** The open case as it is kept for a crash; `now`: the window's clock, ms. Null where nothing is lost: a saved case that is only read. */
export function draftOf(open: Case, { answers, skipped, notes, typed, timer }: SaidSoFar, now: number): CaseDraft | null {
  if (open.saved) return null;
  const { target, control, mode, code, where, complaint } = open.request;
  return {
    request: { target, control, mode, code, where, complaint },
    runId: open.runId,
    steps: open.target.diagnosis ? [] : open.target.rungs.slice(0, MAX_STEPS).map(({ since: _clock, ...row }) => row),
    answers: { ...answers }, skipped: { ...skipped }, notes: [...notes], typed,
    timer: timer && { ...timerNow(timer, now), running: timer.since !== null },
  };
}

/** The case of a draft, ended: with its result, or with the steps it had come to. */
export function caseOf({ request, runId, steps }: CaseDraft, diagnosis: DiagnosisModel | null, explanation: ExplanationModel | null, attempt: number, now: number): Case {
  const base: Case = { ...begin(attempt, { ...request, explanation }, now), phase: 'ended', endedAt: now };
  if (diagnosis) return { ...base, runId, target: advance(base.target, { type: 'finished', side: 'target', diagnosis }, now) };
  // What was under way or ahead will not come any more, and no run stands behind it any more.
  const rungs = (steps.length > 0 ? steps : base.target.rungs).map((row) => ({ ...row, state: row.state === 'running' || row.state === 'waiting' ? ('cancelled' as const) : row.state, since: null }));
  return { ...base, error: CUT_OFF, control: null, target: { ...base.target, rungs } };
}

/** The call goes on where it was, if it was going on; the time in which there was no window does not count. */
export function timerOf({ timer }: CaseDraft, now: number): Timer | null {
  return timer && { startedAt: timer.startedAt, ran: timer.seconds * 1000, since: timer.running ? now : null };
}
