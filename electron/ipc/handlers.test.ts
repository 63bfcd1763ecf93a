import { tmpdir } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { CHANNEL_NAMES } from '../../preload/contract/channel-names.ts';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import { parseTarget } from '../probe/target/target.ts';
import { answer, done } from './answer.ts';
import { connectionHandlers } from './connection/connection-handlers.ts';
import { applying } from './fixing/applying.ts';
import { fixHandlers } from './fixing/fix-handlers.ts';
import { journalHandlers } from './fixing/journal-handlers.ts';
import { planStore } from './fixing/plan-store.ts';
import { timeKeeper } from './fixing/time-keeper.ts';
import { handlers, type HandlerParts } from './handlers.ts';
import { radarHandlers } from './radar/radar-handlers.ts';
import { reporting } from './reporting/reporting-handlers.ts';
import { keptCase } from './study/kept-case.ts';
import { wireLog } from './wire-log.ts';

const explanation = { schema: 'rdp-doctor/explanation@1' as const, codes: [], activityId: null, at: null, target: null, says: [], doesNotSay: [], ruledOutCauses: [], unknownCodes: [] };

/** The real handlers; nothing here opens a machine. */
function fixingOf(dataDir: string): HandlerParts['fixing'] {
  const [store, timers] = [planStore(), timeKeeper({ dataDir }, () => {})];
  return {
    ...fixHandlers({ places: { dataDir }, store, timers, kept: keptCase(), applying: applying({ store, places: { dataDir }, send: () => {}, onDone: () => {}, report: () => {} }) }),
    ...journalHandlers({ dataDir, platform: 'linux', kept: keptCase() }),
  };
}

function parts(more: Partial<HandlerParts> = {}): HandlerParts {
  return {
    engine: {
      parseTarget: (text) => parseTarget(text), explain: () => explanation, practiceHosts: () => [], resetPractice: async () => ({ ok: true, value: null }),
      readMachine: async () => ({ ok: true, value: [] }), attempts: async () => ({ ok: true, value: [] }),
    },
    kept: keptCase(),
    connection: connectionHandlers({ ports: {}, store: {}, drafts: {} } as unknown as Parameters<typeof connectionHandlers>[0]),
    radar: radarHandlers({} as Parameters<typeof radarHandlers>[0]),
    reporting: reporting({ files: {}, memory: {}, dialogs: {}, scripts: '' } as unknown as Parameters<typeof reporting>[0]).handlers,
    runs: { start: vi.fn(() => 'run-1'), cancel: vi.fn(() => true) },
    wire: wireLog(),
    memory: { settings: { lang: 'en', theme: 'dark', updates: 'ask' }, recent: [], notices: [], saveSettings: vi.fn(async () => ({ lang: 'ja' as const, theme: 'dark' as const, updates: 'ask' as const })), clearRecent: vi.fn(async () => {}) },
    session: { version: '1', runtime: 'x', platform: 'linux', systemLang: 'en' },
    openLink: vi.fn(async (id: string) => id === 'rdp-errors'),
    fixing: fixingOf(tmpdir()),
    takeLink: () => null,
    onSettings: vi.fn(),
    ...more,
  };
}
const call = (given: HandlerParts, name: (typeof CHANNEL_NAMES)[number], input: unknown) => answer(handlers(given), name, input, (_name, defect) => { throw defect; });

describe('handlers', () => {
  it('has one for every name that the preload exposes', () => {
    expect(new Set(Object.keys(handlers(parts())))).toEqual(new Set(CHANNEL_NAMES));
  });

  it('starts a run with targets that were read, and none with a bad one', async () => {
    const given = parts();
    expect(await call(given, 'diagnosis.start', { target: 'SRV-04:3390', control: '10.0.0.2', mode: 'deep' })).toEqual(done({ runId: 'run-1' }));
    expect(given.runs.start).toHaveBeenCalledWith({ target: expect.objectContaining({ host: 'srv-04', port: 3390 }), control: expect.objectContaining({ host: '10.0.0.2' }), mode: 'deep' });
    expect(await call(given, 'diagnosis.start', { target: 'https://x', mode: 'quick' })).toMatchObject({ ok: false, error: { code: 'badTarget', detail: 'target', text: { key: 'probe:target.notUrl' } } });
    expect(await call(given, 'diagnosis.start', { target: 'srv-04', control: 'a b', mode: 'quick' })).toMatchObject({ ok: false, error: { code: 'badTarget', detail: 'control' } });
    expect(given.runs.start).toHaveBeenCalledTimes(1);
  });

  it('keeps a practice host out of comparisons, and answers it does not know out of a run', async () => {
    const given = parts();
    for (const input of [{ target: 'practice:healthy', control: 'srv-04' }, { target: 'srv-04', control: 'practice:healthy' }]) {
      expect(await call(given, 'diagnosis.start', { ...input, mode: 'quick' })).toMatchObject({ ok: false, error: { code: 'badTarget', detail: 'control' } });
    }
    expect(await call(given, 'diagnosis.start', { target: 'srv-04', mode: 'quick', answers: { 'scope.otherHosts': 'perhaps' } })).toEqual({ ok: false, error: { code: 'badInput' } });
    expect(await call(given, 'diagnosis.start', { target: 'srv-04', mode: 'quick', where: 'host', answers: { 'scope.otherHosts': 'work' } })).toEqual(done({ runId: 'run-1' }));
    expect(given.runs.start).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ where: 'host', answers: { 'scope.otherHosts': 'work' } }));
  });

  it('tells settings to the window at once, and says when the disk refused', async () => {
    const given = parts();
    expect(await call(given, 'settings.set', { lang: 'ja' })).toEqual(done({ lang: 'ja', theme: 'dark', updates: 'ask' }));
    expect(given.memory.saveSettings).toHaveBeenCalledWith({ lang: 'ja' });
    expect(given.onSettings).toHaveBeenCalledOnce();
    const full = Object.assign(new Error('disk'), { code: 'ENOSPC' });
    const refusing = parts({ memory: { ...given.memory, saveSettings: () => Promise.reject(full), clearRecent: () => Promise.reject(full) } });
    expect(await call(refusing, 'settings.set', { theme: 'light' })).toEqual({ ok: false, error: { code: 'ioFailed', detail: 'ENOSPC' } });
    expect(await call(refusing, 'recent.clear', {})).toEqual({ ok: false, error: { code: 'ioFailed', detail: 'ENOSPC' } });
    expect(refusing.onSettings).toHaveBeenCalledOnce();
  });

  it('gives the bytes of the kept run only', async () => {
    const given = parts();
    given.wire.begin('run-1');
    given.wire.add('run-1', 'target', 'tls', '::1', [{ direction: 'received', at: 2, bytes: Buffer.from('1603', 'hex'), cut: false }]);
    const ask = { side: 'target', stage: 'tls', address: '::1' };
    expect(await call(given, 'diagnosis.bytes', { runId: 'run-1', ...ask })).toEqual(done({ entries: [{ direction: 'received', at: 2, hex: '1603', cut: false }] }));
    expect(await call(given, 'diagnosis.bytes', { runId: 'run-0', ...ask })).toEqual({ ok: false, error: { code: 'notFound' } });
  });

  it('lists fixes for the kept run only, and takes no answer it does not know', async () => {
    const given = parts();
    expect(await call(given, 'case.fixes', { runId: 'run-1', answers: {} })).toEqual({ ok: false, error: { code: 'notFound' } });
    const model = { facts: [], findings: [], checks: [], causes: [], verdict: { code: 'HEALTHY', stage: null, sentence: { key: 'x' }, address: null }, target: { host: 'srv-04', port: 3389 } };
    given.kept.begin('run-1');
    given.kept.keep('run-1', { machine: { kind: 'none' }, model: model as unknown as DiagnosisModel });
    expect(await call(given, 'case.fixes', { runId: 'run-1', answers: {} })).toEqual(done({ fixes: [] }));
    expect(await call(given, 'case.fixes', { runId: 'run-1', answers: { 'scope.otherHosts': 'perhaps' } })).toEqual({ ok: false, error: { code: 'badInput' } });
  });

  it('opens links of the table and answers the rest', async () => {
    const given = parts();
    expect(await call(given, 'links.open', { id: 'rdp-errors' })).toEqual(done({}));
    expect(await call(given, 'links.open', { id: 'rdp-protocol' })).toEqual({ ok: false, error: { code: 'notFound' } });
    expect(await call(given, 'session.info', {})).toMatchObject({ ok: true, value: { settings: { lang: 'en' } } });
    expect(await call(given, 'code.explain', { text: '' })).toEqual(done(explanation));
    expect(await call(given, 'diagnosis.cancel', { runId: 'run-1' })).toEqual(done({ cancelled: true }));
    expect(await call(given, 'recent.list', {})).toEqual(done({ targets: [] }));
  });
});
