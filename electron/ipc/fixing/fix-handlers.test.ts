import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FixEvent, ReadyPlan } from '../../../preload/contract/fixing.ts';
import { fixingChannels } from '../../../preload/contract/fixing.ts';
import { keptCase } from '../study/kept-case.ts';
import { applying } from './applying.ts';
import { fixHandlers } from './fix-handlers.ts';
import { planStore } from './plan-store.ts';
import { timeKeeper } from './time-keeper.ts';

let dataDir = '';
let clock = 0;
const defects: unknown[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fixing-'));
  clock = Date.now();
  defects.length = 0;
});
afterEach(() => {
  expect(defects).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});

/** The real handlers on practice machines, with what they sent. */
function served(slowMs = 0) {
  const events: FixEvent[] = [];
  const places = { dataDir, slowMs };
  const [store, timers] = [planStore(() => clock), timeKeeper(places, (defect) => void defects.push(defect))];
  const change = applying({ store, places, send: (event) => void events.push(event), onDone: () => {}, report: (defect) => void defects.push(defect) });
  const handle = fixHandlers({ places, store, applying: change, timers, kept: keptCase() });
  const plan = async (fix: string, machine: string, settings: Record<string, string> = {}): Promise<ReadyPlan> => {
    const planned = await handle['fix.plan']({ fix, machine, settings });
    if (!planned.ok || planned.value.kind !== 'plan') throw new Error(JSON.stringify(planned));
    return fixingChannels['fix.plan'].output.parse(planned.value) as ReadyPlan;
  };
  const apply = async (ready: ReadyPlan, confirm = ready.plan.confirm) => {
    const started = await handle['fix.apply']({ token: ready.token, confirm, keep: 'ask' });
    await change.current()?.ended;
    const last = events.at(-1)?.event;
    return { started, applied: last?.type === 'finished' ? last.applied : null, last };
  };
  return { handle, events, change, plan, apply };
}
const state = (name: string) => readFileSync(join(dataDir, 'practice', `${name}.json`));

describe('a plan for the window', () => {
  it('shows what changes, holds no key, and changes nothing', async () => {
    const { plan } = served();
    const ready = await plan('fix-rdp-key-acl', 'practice:key-acl');
    const before = state('key-acl');
    expect(JSON.stringify(ready)).not.toMatch(/MII[A-Z]|"keys"|"store":\[/);
    expect(ready.changes[0]?.after.filter((one) => one.mark === 'added').map((one) => one.text)).toContainEqual({ key: 'fixing:right.read', params: { who: 'NETWORK SERVICE', rights: 'R' } });
    expect(ready.changes[0]?.now.map((one) => one.mark)).toEqual(['same', 'same']);
    expect([ready.account, ready.asksWindows, ready.scripts]).toEqual([null, false, []]);
    expect(state('key-acl').equals(before)).toBe(true);
  });

  it('is refused with a sentence and the steps, never thrown', async () => {
    const { handle } = served();
    for (const [fix, machine, settings, key] of [
      ['renew-rdp-cert', 'practice:expired-and-key-acl', {}, 'fixes:guard.key-readable.fail'], ['hosts-entry', 'practice:name-fails-ip-works', {}, 'fixing:refused.setting'],
      ['hosts-entry', 'practice:name-fails-ip-works', { address: 'x; y' }, 'fixing:refused.setting'], ['no-such-fix', 'practice:key-acl', {}, 'fixes:refusal.unknown-fix'], ['path-guided', 'practice:key-acl', {}, 'fixes:refusal.manual'],
    ] as const) {
      expect(await handle['fix.plan']({ fix, machine, settings: { ...settings } }), fix).toMatchObject({ ok: true, value: { kind: 'refused', sentence: { key } } });
    }
    expect(await handle['fix.plan']({ fix: 'renew-rdp-cert', machine: 'practice:no-such-host', settings: {} })).toMatchObject({ ok: false, error: { code: 'badTarget' } });
    if (process.platform !== 'win32') expect(await handle['fix.plan']({ fix: 'renew-rdp-cert', machine: 'this', settings: {} })).toMatchObject({ ok: false, error: { code: 'unavailable', text: { key: 'fixing:refused.notWindows' } } });
  });
});

describe('applying', () => {
  it('numbers its events without a gap, and ends with the proof', async () => {
    const { plan, apply, events } = served();
    const ready = await plan('renew-rdp-cert', 'practice:expired-cert');
    const { applied, last } = await apply(ready);
    expect(applied).toMatchObject({ outcome: 'kept', before: 'CERT_EXPIRED', after: 'HEALTHY' });
    expect(events.map((one) => one.seq)).toEqual(events.map((_, at) => at));
    expect(events.map(({ event }) => (event.type === 'step' ? event.kind : event.type))).toEqual(['looking', 'applying', 'applying', 'proving', 'finished']);
    expect(last).toMatchObject({ before: { verdict: { code: 'CERT_EXPIRED' } }, after: { verdict: { code: 'HEALTHY' } } });
  });

  it('spends a token once, also on a wrong name, and knows none that is old or forged', async () => {
    const { plan, apply, handle } = served();
    const ready = await plan('nla-timeboxed-off', 'practice:nla-old-client');
    const before = state('nla-old-client');
    expect((await apply(ready, 'SRV-60')).applied).toMatchObject({ outcome: 'refused', entry: null });
    expect((await apply(ready)).started).toEqual({ ok: false, error: { code: 'notFound', text: { key: 'fixing:token.unknown' } } });
    const late = await plan('nla-timeboxed-off', 'practice:nla-old-client');
    clock += 5 * 60_000 + 1;
    expect(await handle['fix.apply']({ token: late.token, confirm: 'SRV-06', keep: 'ask' })).toEqual({ ok: false, error: { code: 'notFound', text: { key: 'fixing:token.expired' } } });
    expect(state('nla-old-client').equals(before)).toBe(true);
  });

  it('does one change at a time, and stops only its own', async () => {
    const { plan, handle, change } = served(50);
    const [one, other] = [await plan('fix-rdp-key-acl', 'practice:key-acl'), await plan('renew-rdp-cert', 'practice:expired-cert')];
    const started = await handle['fix.apply']({ token: one.token, confirm: one.plan.confirm, keep: 'ask' });
    const ended = change.current()?.ended;
    expect(await handle['fix.apply']({ token: other.token, confirm: other.plan.confirm, keep: 'ask' })).toMatchObject({ ok: false, error: { code: 'busy' } });
    expect(await handle['fix.stop']({ runId: 'another' })).toEqual({ ok: true, value: { stopping: false } });
    expect(started.ok && (await handle['fix.stop']({ runId: started.value.runId }))).toEqual({ ok: true, value: { stopping: true } });
    await ended;
    expect(change.current()).toBeNull();
    expect(started.ok && (await handle['fix.stop']({ runId: started.value.runId }))).toEqual({ ok: true, value: { stopping: false } });
  });

  it('lists what goes back by itself, keeps it, and has nothing to keep twice', async () => {
    const { plan, apply, handle } = served();
    const { applied } = await apply(await plan('network-private', 'practice:firewall-public'));
    const entry = applied?.entry ?? '';
    expect(await handle['fix.timers']({})).toMatchObject({ ok: true, value: { timers: [{ machine: 'practice:firewall-public', host: 'shop-pc7', entry, kind: 'keepWithin', state: 'waiting' }] } });
    expect(await handle['fix.keep']({ machine: 'practice:firewall-public', entry })).toMatchObject({ ok: true, value: { outcome: 'kept' } });
    expect(await handle['fix.timers']({})).toEqual({ ok: true, value: { timers: [] } });
    expect(await handle['fix.keep']({ machine: 'practice:firewall-public', entry })).toMatchObject({ ok: true, value: { outcome: 'refused' } });
    expect(await handle['fix.keep']({ machine: 'practice:firewall-public', entry: '20200101-aaaaa' })).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});
