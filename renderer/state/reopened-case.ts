import type { SavedCaseModel } from '../../preload/contract/reporting.ts';
import type { Place } from '../../preload/contract/study.ts';
import { begin, type Case, type CaseRequest } from './case.ts';
import { advance, emptyLadder } from './ladder.ts';

const PLACES: readonly Place[] = ['client', 'host', 'elsewhere'];

/** A saved case as the case screen shows it: ended, with everything as it was judged. */
export function reopened({ row, diagnosis, answers }: SavedCaseModel, attempt: number, now: number): Case {
  const { target, mode } = diagnosis;
  const request: CaseRequest = { target: target.input, control: null, mode, code: null, explanation: null, where: PLACES.find((one) => one === answers['scope.where']) ?? null, complaint: null };
  return { ...begin(attempt, request, now), phase: 'ended', runId: row.id, endedAt: now, target: advance(emptyLadder(target.input, mode), { type: 'finished', side: 'target', diagnosis }, now), saved: row };
}
