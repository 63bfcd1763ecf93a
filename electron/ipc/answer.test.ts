import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CHANNEL_NAMES } from '../../preload/contract/channel-names.ts';
import { channels } from '../../preload/contract/channels.ts';
import { answer, done, refused, type Handlers } from './answer.ts';

const info = { version: '1', runtime: 'x', platform: 'linux', systemLang: 'en', settings: { lang: 'en', theme: 'dark', updates: 'ask' }, notices: [] } as const;
const unavailable = Object.fromEntries(CHANNEL_NAMES.map((name) => [name, () => refused({ code: 'unavailable' })])) as unknown as Handlers;
const table = (more: Partial<Handlers> = {}): Handlers => ({
  ...unavailable,
  'session.info': () => done({ ...info, settings: { ...info.settings }, notices: [] }),
  'code.explain': () => refused({ code: 'unavailable' }),
  'diagnosis.start': () => done({ runId: 'r-1' }),
  'diagnosis.cancel': () => done({ cancelled: true }),
  'diagnosis.bytes': () => done({ entries: [] }),
  'case.study': () => refused({ code: 'notFound' }),
  'case.fixes': () => refused({ code: 'notFound' }),
  'case.paste': () => done({ facts: [], notes: null }),
  'case.read': () => done({ facts: [] }),
  'machine.attempts': () => done({ attempts: [] }),
  'practice.list': () => done({ hosts: [] }),
  'practice.reset': () => done({}),
  'recent.list': () => done({ targets: [] }),
  'recent.clear': () => done({}),
  'settings.set': () => done({ lang: 'en', theme: 'dark', updates: 'ask' }),
  'links.open': () => done({}),
  'fix.plan': () => refused({ code: 'notFound' }),
  'fix.drop': () => done({}),
  'fix.apply': () => refused({ code: 'notFound' }),
  'fix.stop': () => done({ stopping: false }),
  'fix.keep': () => refused({ code: 'notFound' }),
  'fix.timers': () => done({ timers: [] }),
  'fix.catalogue': () => refused({ code: 'notFound' }),
  'journal.list': () => refused({ code: 'notFound' }),
  'journal.undo': () => refused({ code: 'notFound' }),
  'journal.interrupted': () => done({ entries: [] }),
  'journal.recover': () => refused({ code: 'notFound' }),
  ...more,
});
const nothing = () => {};

describe('the table', () => {
  it('has the same names as the contract and as the preload', () => {
    expect(Object.keys(table()).sort()).toEqual(Object.keys(channels).sort());
    expect([...CHANNEL_NAMES].sort()).toEqual(Object.keys(channels).sort());
  });
});

describe('answer', () => {
  it('hands over what was read and gives back what was answered', async () => {
    const start = vi.fn(() => done({ runId: 'r-2' }));
    expect(await answer(table({ 'diagnosis.start': start }), 'diagnosis.start', { target: 'srv-04', mode: 'quick' }, nothing)).toEqual(done({ runId: 'r-2' }));
    expect(start).toHaveBeenCalledWith({ target: 'srv-04', mode: 'quick' });
  });

  it.each<[keyof typeof channels, unknown]>([
    ['session.info', { extra: 1 }], ['session.info', null], ['session.info', []], ['session.info', undefined],
    ['diagnosis.start', { target: '', mode: 'quick' }], ['diagnosis.start', { target: 'a'.repeat(301), mode: 'quick' }], ['diagnosis.start', { target: 'a', mode: 'wild' }], ['diagnosis.start', { target: 'a', mode: 'quick', shell: true }],
    ['diagnosis.cancel', { runId: '../x' }], ['code.explain', { text: 'x'.repeat(100_001) }], ['links.open', { id: 'https://example.com' }], ['settings.set', { lang: 'fr' }], ['settings.set', { path: '/etc' }],
    ['diagnosis.start', { target: 'a', mode: 'quick', where: 'moon' }], ['diagnosis.start', { target: 'a', mode: 'quick', answers: { 'key.files': 'x' } }],
    ['case.study', { runId: 'a', answers: { __proto__x: 'y' }, skipped: {} }], ['case.study', { runId: 'a', answers: { 'scope.otherHosts': 'w'.repeat(21) }, skipped: {} }], ['case.study', { runId: 'a', answers: {} }],
    ['case.study', { runId: 'a', answers: {}, skipped: Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`step-${n}`, ''])) }],
    ['case.paste', { runId: 'a', text: '' }], ['case.paste', { runId: 'a', text: 'x'.repeat(2_000_001) }], ['case.read', { runId: 'a', where: 'nowhere' }],
    ['practice.reset', { name: '../../etc' }], ['practice.reset', { name: 'Key-ACL' }], ['practice.list', { path: '/' }], ['machine.attempts', { machine: 'srv-04' }],
    ['diagnosis.bytes', { runId: 'a', side: 'both', stage: 'tls', address: null }],
    ['fix.plan', { fix: 'renew-rdp-cert', machine: 'srv-04', settings: {} }], ['fix.plan', { fix: '../x', machine: 'this', settings: {} }], ['fix.plan', { fix: 'a', machine: 'practice:../x', settings: {} }],
    ['fix.plan', { fix: 'a', machine: 'this', settings: { a: 'x'.repeat(401) } }], ['fix.plan', { fix: 'a', machine: 'this', settings: {}, plan: {} }], ['fix.apply', { token: 'x', confirm: 'y', keep: 'keep' }],
    ['fix.apply', { token: 'x'.repeat(65), confirm: 'y', keep: 'ask' }], ['fix.apply', { token: 'x', confirm: 'y', keep: 'ask', plan: {} }], ['fix.keep', { machine: 'this', entry: '../x' }],
  ])('refuses bad input on %s before the handler hears of it: %j', async (name, input) => {
    const handler = vi.fn();
    expect(await answer(table({ [name]: handler }), name, input, nothing)).toEqual(refused({ code: 'badInput' }));
    expect(handler).not.toHaveBeenCalled();
  });

  it('refuses anything at all that is not of the schema, on every channel', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...CHANNEL_NAMES), fc.anything(), async (name, input) => {
      const handler = vi.fn(table()[name] as () => unknown);
      const result = await answer(table({ [name]: handler }), name, input, nothing);
      expect(handler.mock.calls.length === 1).toBe(channels[name].input.safeParse(input).success);
      if (handler.mock.calls.length === 0) expect(result).toEqual(refused({ code: 'badInput' }));
    }));
  });

  it('turns a throw and a result of another shape into a defect, and tells only the log', async () => {
    const report = vi.fn();
    const thrown = await answer(table({ 'recent.list': () => { throw new Error('secret path'); } }), 'recent.list', {}, report);
    const wrong = await answer(table({ 'recent.list': () => done({ targets: [{ target: 'x', verdict: 'y', at: 'z', secret: 1 }] } as never) }), 'recent.list', {}, report);
    expect([thrown, wrong]).toEqual([refused({ code: 'defect' }), refused({ code: 'defect' })]);
    expect(report).toHaveBeenCalledTimes(2);
  });
});
