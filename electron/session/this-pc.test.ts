import { afterEach, describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../preload/contract/plan.ts';
import { applyPlan, type ApplyAnswer } from '../fixes/apply/apply-plan.ts';
import type { EnginePorts } from '../fixes/apply/ports.ts';
import type { KeepMode } from '../fixes/journal/events.ts';
import { planFix } from '../fixes/plan/plan-fix.ts';
import { recover } from '../fixes/recover/recover.ts';
import { keepAwaited } from '../fixes/timers/keep.ts';
import { runDueTimers } from '../fixes/timers/timers.ts';
import { undoEntry } from '../fixes/undo/undo-entry.ts';
import { resolveTexts, translator } from '../locale/translator.ts';
import type { Target } from '../probe/target/target.ts';
import { enginePorts } from './open-engine.ts';
import { openMachine, type OpenedMachine } from './open-machine.ts';
import { makeFakeWindows, type FakeBehaviour, type FakeWindows } from './testing/fake-windows.ts';

const signal = new AbortController().signal;
const say = translator('en');
let fake: FakeWindows;
let opened: OpenedMachine | null = null;
afterEach(async () => {
  await opened?.close();
  await fake.remove();
});

/** A new start of the app on the same PC. */
async function start(behaviour: FakeBehaviour = {}, more: { wanted?: Target; clockMs?: number } = {}): Promise<EnginePorts> {
  await opened?.close();
  const result = await openMachine({ kind: 'this' }, { dataDir: fake.dataDir, thisPc: () => fake.ports(behaviour), wanted: more.wanted });
  if (!result.ok) throw new Error('not opened');
  opened = result.value;
  return { ...enginePorts(opened, { dataDir: fake.dataDir, signal }), now: () => Date.now() + (more.clockMs ?? 0) };
}

async function planned(fix: string, settings: Record<string, string> = {}): Promise<PlanDocument> {
  if (!opened) throw new Error('not opened');
  const machine = opened;
  const result = await planFix(fix, machine.machine, settings, { now: Date.now(), newId: () => 'plan-1', signal, ...machine.planning, look: () => machine.look(signal) });
  if (!result.ok) throw new Error(say(result.sentence));
  return { ...result.plan, ...resolveTexts({ texts: result.plan.texts }, say) };
}

const apply = (plan: PlanDocument, ports: EnginePorts, keep: KeepMode = 'keep') => applyPlan(plan, { confirm: plan.confirm, keep }, ports);
function modelOf(answer: ApplyAnswer) {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.model;
}

describe.skipIf(process.platform === 'win32')('this PC (a fake one)', { timeout: 120_000 }, () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    ['tls12-off', 'enable-tls12', {}, ['registry.set']],
    ['firewall-public', 'network-private', {}, ['network.setCategory']],
    ['keyiso-disabled', 'set-service-startup', {}, ['service.setStartup', 'service.start', 'service.restart']],
  ])('%s: %s is planned, applied with one prompt, proven, and taken back', async (scenario, fix, settings, primitives) => {
    fake = await makeFakeWindows(scenario);
    const before = await fake.state();
    let ports = await start();
    const plan = await planned(fix, settings);
    expect(await fake.state()).toBe(before);
    expect(new Set(plan.operations.map((one) => one.primitive))).toEqual(new Set(primitives));
    const model = modelOf(await apply(plan, ports));
    expect([model.outcome, say(model.sentence)]).toEqual(['kept', expect.any(String)]);
    expect(fake.prompts()).toBe(1);
    expect(fake.probed.at(-1)).toMatchObject({ host: '127.0.0.1' });
    const changed = await fake.state();
    expect(changed).not.toBe(before);
    ports = await start();
    expect(await undoEntry(model.entry ?? '', undefined, ports)).toMatchObject({ ok: true, value: { outcome: 'undone' } });
    expect(fake.prompts()).toBe(2);
  });

  it('begins nothing when the prompt is refused, and says what can be done', async () => {
    fake = await makeFakeWindows('tls12-off');
    const before = await fake.state();
    const ports = await start({ prompt: 'no' });
    const answer = await apply(await planned('enable-tls12'), ports);
    const model = modelOf(answer);
    expect([model.outcome, model.entry, answer.ok && answer.cause]).toEqual(['refused', null, 'needsAdmin']);
    expect(say(model.sentence)).toMatch(/answered with “No”, so nothing was changed\. Start the change again/);
    expect(await fake.state()).toBe(before);
    const view = await ports.journal.read();
    expect(view.ok && view.value.ids).toEqual([]);
  });

  it('asks nobody where the copy is not installed for all users, nor where it has the rights itself', async () => {
    fake = await makeFakeWindows('tls12-off');
    const decision = { allowed: false, byPolicy: false, sentence: { key: 'install:elevation.portable' } } as const;
    let ports = await start({ decision });
    const plan = await planned('enable-tls12');
    expect(say(modelOf(await apply(plan, ports)).sentence)).toMatch(/install RDP Doctor for everyone/);
    ports = await start({ elevated: true, decision });
    expect(modelOf(await apply(plan, ports)).outcome).toBe('kept');
    expect(fake.prompts()).toBe(0);
  });

  it('puts a time box into the hands of SYSTEM before the change, and writes down what SYSTEM did without asking', async () => {
    fake = await makeFakeWindows('nla-old-client');
    let ports = await start();
    const plan = await planned('nla-timeboxed-off', { 'second-way': 'console' });
    const model = modelOf(await apply(plan, ports));
    expect([model.outcome, say(model.sentence)]).toEqual(['kept', expect.any(String)]);
    const entry = model.entry ?? '';
    expect(fake.due(entry)).toMatchObject([{ primitive: 'registry.set', args: { name: 'UserAuthentication' }, captured: { value: { data: 1 } } }]);
    await fake.runTask(entry);
    ports = await start({}, { clockMs: 31 * 60_000 });
    expect(await runDueTimers(ports)).toMatchObject({ ok: true, value: { timers: [{ entry, state: 'restored' }] } });
    expect(fake.prompts()).toBe(1);
  });

  it('leaves what is due to the scheduler of Windows first, and asks when that did nothing', async () => {
    fake = await makeFakeWindows('nla-old-client');
    const model = modelOf(await apply(await start().then(() => planned('nla-timeboxed-off', { 'second-way': 'console' })), await start()));
    const due = 30 * 60_000;
    expect(await runDueTimers(await start({}, { clockMs: due + 20_000 }))).toMatchObject({ value: { timers: [{ state: 'due' }] } });
    expect(fake.prompts()).toBe(1);
    expect(await runDueTimers(await start({ prompt: 'no' }, { clockMs: due + 120_000 }))).toMatchObject({ value: { timers: [{ state: 'due' }] } });
    expect(await runDueTimers(await start({}, { clockMs: due + 120_000 }))).toMatchObject({ value: { timers: [{ entry: model.entry, state: 'restored' }] } });
    expect(fake.prompts()).toBe(3);
  });

  it('keeps a change that waits, with the same right', async () => {
    fake = await makeFakeWindows('security-layer-range');
    const ports = await start();
    const model = modelOf(await apply(await planned('security-layer'), ports, 'ask'));
    expect([model.outcome, say(model.sentence)]).toEqual(['awaitingKeep', expect.any(String)]);
    expect(await keepAwaited(model.entry ?? '', await start({ prompt: 'no' }))).toMatchObject({ ok: false, why: { kind: 'notPermitted', cause: 'needsAdmin' } });
    expect(await keepAwaited(model.entry ?? '', await start())).toMatchObject({ ok: true, value: { outcome: 'kept' } });
    expect(await fake.state()).not.toContain(model.entry);
  });

  it('stands as interrupted when the worker is killed, and recovers with another', async () => {
    fake = await makeFakeWindows('tls12-off');
    const before = await fake.state();
    const model = modelOf(await apply(await start().then(() => planned('enable-tls12')), await start({ diesAt: 'apply' })));
    expect(model.outcome).toBe('failed');
    expect(await recover('rollBack', await start())).toMatchObject({ ok: true, value: { entries: [{ outcome: 'rolledBack' }] } });
    expect(await fake.state()).toBe(before);
  });

  it('asks nothing for what everybody may do, and proves it at the target that the plan names', async () => {
    fake = await makeFakeWindows('stale-dns');
    await start();
    expect((await planned('flush-dns', { reason: 'to see that it does' })).proof).toMatchObject({ probe: false });
    const ports = await start({}, { wanted: { input: 'srv-09', host: 'srv-09', port: 3390, kind: 'name' } });
    const plan = await planned('flush-dns', { reason: 'to see that it does' });
    expect(plan.proof).toMatchObject({ probe: true, target: { host: 'srv-09', port: 3390 } });
    // The apply is told no target: the plan carries it.
    await start();
    const model = modelOf(await apply(plan, ports));
    expect(['kept', 'noEffect']).toContain(model.outcome);
    expect(fake.probed.at(-1)).toMatchObject({ host: 'srv-09', port: 3390 });
    expect(fake.prompts()).toBe(0);
  });
});
