import { describe, expect, it, vi } from 'vitest';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { RunEvent } from '../../preload/contract/events.ts';
import { parseTarget } from '../probe/target/target.ts';
import type { EngineHooks, EngineRequest, FinishedCase } from './engine.ts';
import { runs } from './runs.ts';
import { keptCase } from './study/kept-case.ts';
import { wireLog } from './wire-log.ts';

const model: DiagnosisModel = {
  schema: 'rdp-doctor/diagnosis@1', tool: { name: 'rdp-doctor', version: '0', runtime: 'x' }, startedAt: '2026-11-21T10:00:00.000Z', durationMs: 1, mode: 'quick', cancelled: false,
  target: { input: 'srv-04', host: 'srv-04', port: 3389, addresses: [] }, verdict: { code: 'HEALTHY', stage: null, sentence: { key: 'probe:x' }, address: null },
  stages: [], findings: [], checks: [], facts: [], causes: [], ruledOut: [], nextCheck: null,
};

function aim(text = 'srv-04'): EngineRequest {
  const read = parseTarget(text);
  if (!read.ok) throw new Error('bad target in test');
  return { target: read.target, mode: 'quick' };
}

const finished = (result: DiagnosisModel): FinishedCase => ({ model: result, machine: { kind: 'none' } });

function setUp(work: (request: EngineRequest, hooks: EngineHooks) => Promise<DiagnosisModel>) {
  const diagnose = async (request: EngineRequest, hooks: EngineHooks) => ({ ok: true as const, value: finished(await work(request, hooks)) });
  const events: RunEvent[] = [];
  const onDone = vi.fn();
  const report = vi.fn();
  const wire = wireLog();
  const kept = keptCase();
  return { events, onDone, report, wire, kept, running: runs({ engine: { diagnose }, wire, kept, send: (event) => events.push(event), onDone, report }) };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('runs', () => {
  it('gives out the id before the first event, numbers them without a gap and ends with the result', async () => {
    const { running, events, onDone } = setUp(async (_request, { onEvent }) => {
      onEvent({ type: 'addresses', side: 'target', addresses: ['::1'] });
      onEvent({ type: 'stage', side: 'target', row: { stage: 'dns', state: 'pass', ms: 1, address: null } });
      return model;
    });
    const id = running.start(aim());
    expect(events).toEqual([]);
    await settled();
    expect(events.map(({ runId, seq, event }) => [runId, seq, event.type])).toEqual([[id, 0, 'addresses'], [id, 1, 'stage'], [id, 2, 'finished']]);
    expect(onDone).toHaveBeenCalledExactlyOnceWith(finished(model), expect.any(String));
  });

  it('does not say the result twice', async () => {
    const { running, events } = setUp(async (_request, { onEvent }) => {
      onEvent({ type: 'finished', side: 'control', diagnosis: model });
      onEvent({ type: 'finished', side: 'target', diagnosis: model });
      return model;
    });
    running.start(aim());
    await settled();
    expect(events.map(({ event }) => event.type)).toEqual(['finished', 'finished']);
  });

  it('cancels the run it is asked for and no other, and a new run ends the old one', async () => {
    const signals: AbortSignal[] = [];
    const { running } = setUp((_request, { signal }) => {
      signals.push(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ ...model, cancelled: true })));
    });
    const first = running.start(aim());
    await settled();
    expect(running.cancel('another')).toBe(false);
    const second = running.start(aim());
    await settled();
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
    expect(running.cancel(first)).toBe(false);
    expect(running.cancel(second)).toBe(true);
    await settled();
    expect(signals[1]?.aborted).toBe(true);
    expect(running.cancel(second)).toBe(false);
  });

  it('drops an event that breaks the contract and keeps counting; a broken result becomes a defect', async () => {
    const { running, events, report } = setUp(async (_request, { onEvent }) => {
      onEvent({ type: 'stage', side: 'target', row: { stage: 'dns', state: 'pass', ms: -1, address: null } });
      onEvent({ type: 'stage', side: 'target', row: { stage: 'tcp', state: 'pass', ms: 1, address: null } });
      return { ...model, durationMs: -5 };
    });
    running.start(aim());
    await settled();
    expect(events.map(({ seq, event }) => [seq, event.type])).toEqual([[0, 'stage'], [1, 'failed']]);
    expect(report).toHaveBeenCalledTimes(2);
  });

  it('has the case kept before the window hears of its end', async () => {
    const { running, events, kept } = setUp(async () => model);
    const id = running.start(aim());
    expect(kept.read(id)).toBeNull();
    await settled();
    expect(events.at(-1)?.event.type).toBe('finished');
    expect(kept.read(id)).toEqual(finished(model));
  });

  it('says in words why a case could not be opened', async () => {
    const events: RunEvent[] = [];
    const onDone = vi.fn();
    const error = { code: 'ioFailed' as const, text: { key: 'practice:problem.io' } };
    runs({ engine: { diagnose: async () => ({ ok: false, error }) }, wire: wireLog(), kept: keptCase(), send: (event) => events.push(event), onDone, report: vi.fn() }).start(aim());
    await settled();
    expect(events.map(({ event }) => event)).toEqual([{ type: 'failed', error }]);
    expect(onDone).not.toHaveBeenCalled();
  });

  it('tells the window of a defect and no more', async () => {
    const { running, events, onDone, report } = setUp(() => Promise.reject(new Error('/home/somebody')));
    running.start(aim());
    await settled();
    expect(events.map(({ event }) => event)).toEqual([{ type: 'failed', error: { code: 'defect' } }]);
    expect(onDone).not.toHaveBeenCalled();
    expect(report).toHaveBeenCalledOnce();
  });
});

describe('wireLog', () => {
  const entry = (size: number) => ({ direction: 'sent' as const, at: 1, bytes: Buffer.alloc(size, 0xab), cut: false });

  it('keeps the bytes of the newest run by rung', () => {
    const log = wireLog();
    log.begin('one');
    log.add('one', 'target', 'tls', '::1', [entry(2)]);
    expect(log.read('one', 'target', 'tls', '::1')).toEqual([{ direction: 'sent', at: 1, hex: 'abab', cut: false }]);
    expect(log.read('one', 'target', 'tls', '::2')).toEqual([]);
    expect(log.read('one', 'control', 'tls', '::1')).toEqual([]);
    log.begin('two');
    expect(log.read('one', 'target', 'tls', '::1')).toBeNull();
    log.add('one', 'target', 'tls', '::1', [entry(2)]);
    expect(log.read('two', 'target', 'tls', '::1')).toEqual([]);
  });

  it('is bounded, whatever is thrown at it, and says what was cut', () => {
    const log = wireLog();
    log.begin('one');
    for (let n = 0; n < 80; n += 1) log.add('one', 'target', 'tls', `10.0.0.${n}`, Array.from({ length: 210 }, () => entry(60_000)));
    let total = 0;
    for (let n = 0; n < 80; n += 1) {
      const entries = log.read('one', 'target', 'tls', `10.0.0.${n}`) ?? [];
      expect(entries.length).toBeLessThanOrEqual(200);
      for (const one of entries) {
        expect(one.cut).toBe(true);
        expect(one.hex.length).toBeLessThanOrEqual(40_000);
        total += one.hex.length / 2;
      }
    }
    expect(total).toBeLessThanOrEqual(4 * 1024 * 1024);
  });
});
