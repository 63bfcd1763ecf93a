import { afterEach, describe, expect, it } from 'vitest';
import { fixingChannels, type FixEvent } from '../../../preload/contract/fixing.ts';
import { makeFakeWindows, type FakeBehaviour, type FakeWindows } from '../../session/testing/fake-windows.ts';
import { keptCase } from '../study/kept-case.ts';
import { applying } from './applying.ts';
import { fixHandlers } from './fix-handlers.ts';
import { planStore } from './plan-store.ts';
import { timeKeeper } from './time-keeper.ts';

const ASKED = { fix: 'fix-rdp-key-acl', machine: 'this', settings: {} };
let fake: FakeWindows;
afterEach(() => fake.remove());

/** The real handlers on a fake Windows. */
function served(behaviour: FakeBehaviour = {}) {
  const events: FixEvent[] = [];
  const fail = (defect: unknown) => { throw defect; };
  const places = { dataDir: fake.dataDir, thisPc: () => fake.ports(behaviour) };
  const store = planStore();
  const change = applying({ store, places, send: (event) => void events.push(event), onDone: () => {}, report: fail });
  const handle = fixHandlers({ places, store, applying: change, timers: timeKeeper(places, fail), kept: keptCase() });
  const plan = async (asks?: true) => {
    const planned = await handle['fix.plan']({ ...ASKED, ...(asks && { asks }) });
    if (!planned.ok) throw new Error(JSON.stringify(planned));
    return fixingChannels['fix.plan'].output.parse(planned.value);
  };
  const apply = async (token: string) => {
    await handle['fix.apply']({ token, confirm: ASKED.fix, keep: 'ifProven' });
    await change.current()?.ended;
    return events.map((one) => one.event);
  };
  return { handle, store, plan, apply };
}

describe.skipIf(process.platform === 'win32')('the window and a fix whose plan only an administrator can read', { timeout: 120_000 }, () => {
  it('hears that Windows asks, gets the plan, and applies it without another prompt', async () => {
    fake = await makeFakeWindows('key-acl');
    const { plan, apply } = served();
    expect(await plan()).toEqual({ kind: 'asksWindows' });
    expect(fake.prompts()).toBe(0);
    const ready = await plan(true);
    if (ready.kind !== 'plan') throw new Error(JSON.stringify(ready));
    expect([ready.asksWindows, fake.prompts()]).toEqual([false, 1]);
    const events = await apply(ready.token);
    expect(events.at(-1)).toMatchObject({ type: 'finished', applied: { outcome: 'kept' } });
    expect(events.map((one) => one.type === 'step' && one.kind)).not.toContain('waitingForWindows');
    expect(fake.prompts()).toBe(1);
  });

  it('lets the worker end when nobody wants the plan, and says why there is none where the prompt is refused', async () => {
    fake = await makeFakeWindows('key-acl');
    const before = await fake.state();
    const { handle, store, plan } = served();
    const ready = await plan(true);
    if (ready.kind !== 'plan') throw new Error(JSON.stringify(ready));
    const taken = store.take(ready.token);
    const looking = taken.ok ? taken.stored.looking : undefined;
    expect(looking?.alive()).toBe(true);
    const { token } = taken.ok ? store.put(taken.stored) : { token: '' };
    await handle['fix.drop']({ token });
    expect([looking?.alive(), store.take(token).ok]).toEqual([false, false]);
    expect(await served({ prompt: 'no' }).plan(true)).toMatchObject({ kind: 'refused', sentence: { key: 'elevation:refusedPrompt.both' } });
    expect(await fake.state()).toBe(before);
  });

  it('says that the worker ended in the middle', async () => {
    fake = await makeFakeWindows('key-acl');
    const { plan, apply } = served({ diesAt: 'apply' });
    const ready = await plan(true);
    if (ready.kind !== 'plan') throw new Error(JSON.stringify(ready));
    expect((await apply(ready.token)).at(-1)).toMatchObject({ type: 'finished', applied: { outcome: 'failed' }, note: { key: 'elevation:workerKilled.both' } });
  });
});
