import { describe, expect, it } from 'vitest';
import { caseDraft } from '../../preload/contract/case-draft.ts';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import { beginTimer, elapsed, pauseTimer } from './call-timer.ts';
import { caseOf, CUT_OFF, draftOf, timerOf, type SaidSoFar } from './case-draft.ts';
import { adopt, begin, hear, type Case } from './case.ts';
import { rowsOf } from './ladder-view.ts';

const request = { target: 'pc-42', control: 'pc-41', mode: 'quick', code: '0x904', explanation: null, where: 'client', complaint: null } as const;
const said: SaidSoFar = { answers: { 'scope.otherClients': 'work' }, skipped: { 'ask-user': 'userAway' }, notes: [{ at: '2026-11-21T14:02:00.000Z', text: 'Tanaka' }], typed: 'hal', timer: beginTimer('2026-11-21T14:00:00.000Z', 1000) };
const running = adopt(begin(1, request, 0), 1, 'run-1', 5);
const diagnosis: DiagnosisModel = {
  schema: 'rdp-doctor/diagnosis@1', tool: { name: 'rdp-doctor', version: '0', runtime: 'x' }, startedAt: '', durationMs: 9, mode: 'quick', cancelled: false,
  target: { input: 'pc-42', host: 'pc-42', port: 3389, addresses: ['10.0.0.1'] }, verdict: { code: 'TCP_REFUSED', stage: 'tcp', sentence: { key: 'probe:x' }, address: '10.0.0.1' },
  stages: [{ stage: 'tcp', state: 'fail', ms: 2, address: '10.0.0.1' }], findings: [], checks: [], facts: [], causes: [], ruledOut: [], nextCheck: null,
};
const through = (state: Case) => {
  const draft = draftOf(state, said, 61_000);
  if (!draft) throw new Error('no draft');
  // As main reads it.
  return caseDraft.parse(JSON.parse(JSON.stringify(draft)));
};

describe('a draft of the open case', () => {
  it('fits through the wall in every phase', () => {
    expect(through(begin(1, request, 0)).runId).toBeNull();
    expect(through(running)).toMatchObject({ runId: 'run-1', typed: 'hal', timer: { seconds: 60, running: true }, steps: [{ stage: 'dns', state: 'waiting' }, {}, {}, {}, {}, {}] });
    expect(through(hear(running, { runId: 'run-1', seq: 0, event: { type: 'finished', side: 'target', diagnosis } }, 9)).steps).toEqual([]);
  });

  it('is not made of a saved case that is read', () => {
    expect(draftOf({ ...running, saved: {} as never }, said, 0)).toBeNull();
  });

  it('becomes an ended case with its result, on its own run', () => {
    const opened = caseOf(through(running), diagnosis, null, -1, 7);
    expect(opened).toMatchObject({ phase: 'ended', runId: 'run-1', error: null, request, target: { diagnosis: { verdict: { code: 'TCP_REFUSED' } } } });
  });

  it('becomes an ended case with the steps it had come to, on no run, and nothing runs on its ladder', () => {
    const half = [
      { type: 'stage', side: 'target', row: { stage: 'dns', state: 'pass', ms: 3, address: null } }, { type: 'stage', side: 'target', row: { stage: 'tcp', state: 'running', ms: 0, address: null } },
    ].reduce((state, event, seq) => hear(state, { runId: 'run-1', seq, event } as never, 9), running);
    const opened = caseOf(through(half), null, null, -1, 7);
    expect(opened).toMatchObject({ phase: 'ended', runId: null, error: CUT_OFF, control: null });
    expect(opened.target.rungs.map(({ stage, state, since }) => [stage, state, since])).toContainEqual(['dns', 'pass', null]);
    expect(opened.target.rungs.some(({ state }) => state === 'running' || state === 'waiting')).toBe(false);
    expect(rowsOf(opened.target, null)).toHaveLength(6);
  });

  it('goes on with a call that was going on, and leaves one that was paused', () => {
    const timer = timerOf(through(running), 5000);
    expect(timer && elapsed(timer, 6000)).toBe(61_000);
    const paused = draftOf(running, { ...said, timer: pauseTimer(beginTimer('', 0), 30_000) }, 90_000);
    expect(paused && timerOf(paused, 5000)).toEqual({ startedAt: '', ran: 30_000, since: null });
  });
});
