import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { ProbeEvent, RunEvent } from '../../preload/contract/events.ts';
import { END_STATES } from '../../preload/contract/stages.ts';
import { STAGES } from '../../preload/contract/words.ts';
import { adopt, begin, hear, refuse, type Case } from './case.ts';
import { columnsOf, rowsOf, summaryOf } from './ladder-view.ts';

const request = { target: 'srv-04', control: null, mode: 'quick', code: null, explanation: null, where: null, complaint: null } as const;
const start = (control: string | null = null) => begin(1, { ...request, control }, 0);
const running = (control: string | null = null) => adopt(start(control), 1, 'run-1', 5);
const at = (seq: number, event: ProbeEvent, runId = 'run-1'): RunEvent => ({ runId, seq, event });
const row = (stage: 'dns' | 'tcp', state: 'running' | 'pass' | 'fail', address: string | null = null): ProbeEvent => ({ type: 'stage', side: 'target', row: { stage, state, ms: 3, address } });

const diagnosis = (more: Partial<DiagnosisModel> = {}): DiagnosisModel => ({
  schema: 'rdp-doctor/diagnosis@1', tool: { name: 'rdp-doctor', version: '0', runtime: 'x' }, startedAt: '', durationMs: 9, mode: 'quick', cancelled: false,
  target: { input: 'srv-04', host: 'srv-04', port: 3389, addresses: ['10.0.0.1'] },
  verdict: { code: 'TCP_REFUSED', stage: 'tcp', sentence: { key: 'probe:x' }, address: '10.0.0.1' },
  stages: [{ stage: 'dns', state: 'pass', ms: 1, address: null }, { stage: 'tcp', state: 'fail', ms: 2, address: '10.0.0.1' }],
  findings: [], checks: [], facts: [], causes: [], ruledOut: [], nextCheck: null, ...more,
});

describe('a case', () => {
  it('shows its whole ladder before anything has been answered', () => {
    expect(rowsOf(start().target, null).map(({ stage }) => stage)).toEqual(['dns', 'tcp', 'negotiation', 'tls', 'certificate', 'nla']);
    expect(rowsOf(begin(1, { ...request, mode: 'deep' }, 0).target, null)).toHaveLength(STAGES.length);
  });

  it('plays what came before its run id was known, and nothing of other runs', () => {
    let state: Case = start();
    state = hear(state, at(0, row('dns', 'running')), 1);
    state = hear(state, at(0, row('dns', 'fail'), 'run-0'), 1);
    state = hear(state, at(1, row('dns', 'pass')), 2);
    expect(state.target.rungs.find((one) => one.stage === 'dns')?.state).toBe('waiting');
    state = adopt(state, 1, 'run-1', 3);
    expect(state.target.rungs.find((one) => one.stage === 'dns')).toMatchObject({ state: 'pass', ms: 3 });
    expect(state.held).toEqual([]);
  });

  it('remembers since when a rung runs', () => {
    expect(hear(running(), at(0, row('dns', 'running')), 42).target.rungs[0]).toMatchObject({ stage: 'dns', state: 'running', since: 42 });
  });

  it('gives every address a column once they are known, and keeps DNS over all of them', () => {
    const state = hear(running('srv-02'), at(0, { type: 'addresses', side: 'target', addresses: ['10.0.0.1', 'fd00::1'] }), 1);
    expect(columnsOf(state.target, state.control)).toEqual([
      { side: 'target', address: '10.0.0.1', host: 'srv-04' }, { side: 'target', address: 'fd00::1', host: 'srv-04' }, { side: 'control', address: null, host: 'srv-02' },
    ]);
    const [dns, tcp] = rowsOf(state.target, state.control);
    expect(dns?.cells.map(({ span }) => span)).toEqual([2, 1]);
    expect(tcp?.cells.map(({ span, rung }) => [span, rung?.address])).toEqual([[1, '10.0.0.1'], [1, 'fd00::1'], [1, null]]);
  });

  it('ends with the result of the target, which is the last word', () => {
    const state = hear(hear(running('srv-02'), at(0, { type: 'finished', side: 'control', diagnosis: diagnosis() }), 1), at(1, { type: 'finished', side: 'target', diagnosis: diagnosis() }), 7);
    expect(state).toMatchObject({ phase: 'ended', endedAt: 7, error: null });
    expect(state.target.rungs).toHaveLength(2);
    expect(hear(state, at(2, row('dns', 'fail')), 8)).toBe(state);
  });

  it('keeps what was read when the run breaks', () => {
    const state = hear(hear(running(), at(0, row('dns', 'pass')), 1), at(1, { type: 'failed', error: { code: 'defect' } }), 2);
    expect(state).toMatchObject({ phase: 'ended', error: { code: 'defect' } });
    expect(state.target.rungs.find((one) => one.stage === 'dns')?.state).toBe('pass');
  });

  it('drops answers that belong to an older attempt', () => {
    expect(adopt(start(), 0, 'run-0', 1).phase).toBe('starting');
    expect(refuse(start(), 0, { code: 'busy' }, 1).phase).toBe('starting');
    expect(refuse(start(), 1, { code: 'badTarget' }, 1)).toMatchObject({ phase: 'ended', error: { code: 'badTarget' } });
    expect(refuse(running(), 1, { code: 'busy' }, 1).phase).toBe('running');
  });
});

const someRow = fc.record({
  stage: fc.constantFrom(...STAGES), state: fc.constantFrom(...END_STATES, 'running' as const), ms: fc.nat(9999), address: fc.constantFrom(null, '10.0.0.1', '10.0.0.2', 'fd00::1'),
});
const someEvent: fc.Arbitrary<ProbeEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('stage' as const), side: fc.constantFrom('target' as const, 'control' as const), row: someRow }) },
  fc.record({ type: fc.constant('addresses' as const), side: fc.constantFrom('target' as const, 'control' as const), addresses: fc.subarray(['10.0.0.1', '10.0.0.2', 'fd00::1']) }),
  fc.constant<ProbeEvent>({ type: 'finished', side: 'target', diagnosis: diagnosis() }),
  fc.constant<ProbeEvent>({ type: 'failed', error: { code: 'defect' } }),
);
const someRun = fc.array(fc.tuple(someEvent, fc.constantFrom('run-1', 'run-1', 'run-1', 'run-9'), fc.nat(30)), { maxLength: 40 });

describe('whatever events come', () => {
  it('rows and columns agree, no rung is shown twice, counts add up', () => {
    fc.assert(fc.property(someRun, fc.boolean(), (events, withControl) => {
      let state = withControl ? running('srv-02') : running();
      for (const [event, runId, seq] of events) state = hear(state, at(seq, event, runId), 1);
      const columns = columnsOf(state.target, state.control);
      for (const { cells } of rowsOf(state.target, state.control)) expect(cells.reduce((sum, cell) => sum + cell.span, 0)).toBe(columns.length);
      const keys = state.target.rungs.map((rung) => `${rung.stage} ${rung.address}`);
      expect(new Set(keys).size).toBe(keys.length);
      const { total, measured, failed, warned, blocked } = summaryOf(state.target.rungs);
      expect(measured + blocked).toBeLessThanOrEqual(total);
      expect(failed + warned).toBeLessThanOrEqual(measured);
    }));
  });

  it('foreign runs, repeats and late events change nothing', () => {
    fc.assert(fc.property(someRun, (events) => {
      let state = running();
      let last = -1;
      for (const [event, runId, seq] of events) {
        const next = hear(state, at(seq, event, runId), 1);
        if (runId !== 'run-1' || seq <= last || state.phase === 'ended') expect(next).toBe(state);
        else last = seq;
        state = next;
      }
    }));
  });

  it('the order in which an id and its events arrive does not matter', () => {
    fc.assert(fc.property(fc.array(someEvent, { maxLength: 20 }), fc.nat(20), (events, split) => {
      const all = events.map((event, seq) => at(seq, event));
      const early = all.slice(0, split).reduce((state, event) => hear(state, event, 1), start());
      const late = all.slice(split).reduce((state, event) => hear(state, event, 1), adopt(early, 1, 'run-1', 1));
      const plain = all.reduce((state, event) => hear(state, event, 1), adopt(start(), 1, 'run-1', 1));
      expect(late).toEqual(plain);
    }));
  });
});
