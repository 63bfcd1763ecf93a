import { afterEach, describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../preload/contract/plan.ts';
import { applyPlan, type ApplyAnswer } from '../fixes/apply/apply-plan.ts';
import type { EnginePorts } from '../fixes/apply/ports.ts';
import { planFix } from '../fixes/plan/plan-fix.ts';
import type { PlanResult } from '../fixes/plan/plan-result.ts';
import { undoEntry } from '../fixes/undo/undo-entry.ts';
import { resolveTexts, translator } from '../locale/translator.ts';
import { pinPlan, type ElevatedPlan } from '../machine/powershell/elevation/elevated-plan.ts';
import { openLookingWorker, type LookingWorker } from '../machine/powershell/elevation/looking-worker.ts';
import type { WorkerPlaces } from '../machine/powershell/elevation/start-worker.ts';
import type { Operation } from '../machine/operation.ts';
import { enginePorts } from './open-engine.ts';
import { openMachine, type OpenedMachine } from './open-machine.ts';
import { withRights } from './plan-with-rights.ts';
import { makeFakeWindows, type FakeBehaviour, type FakeWindows } from './testing/fake-windows.ts';

const signal = new AbortController().signal;
const say = translator('en');
const FIX = 'fix-rdp-key-acl';
let fake: FakeWindows;
let opened: OpenedMachine | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
  await fake.remove();
});

async function start(behaviour: FakeBehaviour = {}): Promise<OpenedMachine> {
  await opened?.close();
  const result = await openMachine({ kind: 'this' }, { dataDir: fake.dataDir, thisPc: () => fake.ports(behaviour) });
  if (!result.ok) throw new Error('not opened');
  opened = result.value;
  return opened;
}

const engine = (machine: OpenedMachine, more: Partial<Parameters<typeof enginePorts>[1]> = {}): EnginePorts => enginePorts(machine, { dataDir: fake.dataDir, signal, ...more });
const unasked = ({ machine, planning, look }: OpenedMachine, fix = FIX): Promise<PlanResult> => planFix(fix, machine, {}, { now: Date.now(), newId: () => 'plan-1', signal, ...planning, look: () => look(signal) });
const asked = (machine: OpenedMachine, fix = FIX): Promise<PlanResult> => withRights(machine.rights, signal, () => unasked(machine, fix));
function documentOf(result: PlanResult): PlanDocument {
  if (!result.ok) throw new Error(say(result.sentence));
  return { ...result.plan, ...resolveTexts({ texts: result.plan.texts }, say) };
}
const apply = (plan: PlanDocument, ports: EnginePorts) => applyPlan(plan, { confirm: plan.confirm, keep: 'keep' }, ports);
function modelOf(answer: ApplyAnswer) {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.model;
}

describe.skipIf(process.platform === 'win32')('a fix whose plan only an administrator can read', { timeout: 120_000 }, () => {
  it.each([
    ['key-acl', FIX, 'acl.set'], ['store-deny', 'repair-rdp-cert-store', 'acl.set'], ['expired-cert', 'renew-rdp-cert', 'certificate.remove'],
  ])('%s: %s asks once, looks, plans, applies, proves, and is taken back', async (scenario, fix, primitive) => {
    fake = await makeFakeWindows(scenario);
    const before = await fake.state();
    const machine = await start();
    expect(await unasked(machine, fix)).toMatchObject({ ok: false, because: 'needsAdmin' });
    expect(fake.prompts()).toBe(0);
    const plan = documentOf(await asked(machine, fix));
    expect(plan.operations.map((one) => one.primitive)).toContain(primitive);
    expect([fake.prompts(), await fake.state()]).toEqual([1, before]);
    // The window closes the machine between the two; the worker goes on with the one that applies.
    const kept = machine.rights?.keep();
    if (!kept) throw new Error('no worker was kept');
    const later = await start();
    later.rights?.resume(kept);
    const model = modelOf(await apply(plan, engine(later)));
    expect([model.outcome, say(model.sentence)]).toEqual(['kept', expect.any(String)]);
    expect(fake.prompts()).toBe(1);
    expect(await fake.state()).not.toBe(before);
    expect(await undoEntry(model.entry ?? '', undefined, engine(await start()))).toMatchObject({ ok: true, value: { outcome: 'undone' } });
    expect(fake.prompts()).toBe(2);
  });

  it('applies a saved plan with one prompt, and begins nothing where it is refused', async () => {
    fake = await makeFakeWindows('key-acl');
    const plan = documentOf(await asked(await start()));
    const before = await fake.state();
    const refused = await apply(plan, engine(await start({ prompt: 'no' })));
    expect([modelOf(refused).outcome, refused.ok && refused.cause]).toEqual(['refused', 'needsAdmin']);
    expect(say(modelOf(refused).sentence)).toMatch(/answered with “No”/);
    expect([fake.prompts(), await fake.state()]).toEqual([2, before]);
    expect(modelOf(await apply(plan, engine(await start()))).outcome).toBe('kept');
    expect(fake.prompts()).toBe(3);
  });

  it('says why there is no plan where the prompt is refused, and where this copy may not ask', async () => {
    fake = await makeFakeWindows('key-acl');
    const before = await fake.state();
    const no = await asked(await start({ prompt: 'no' }));
    expect([no.ok, !no.ok && no.because, !no.ok && say(no.sentence)]).toEqual([false, 'needsAdmin', expect.stringMatching(/answered with “No”, so nothing was changed/)]);
    const off = await asked(await start({ decision: { allowed: false, byPolicy: true, sentence: { key: 'install:elevation.policy' } } }));
    expect([!off.ok && off.because, !off.ok && say(off.sentence)]).toEqual(['refused', expect.stringMatching(/DisableAdministratorFixes/)]);
    expect([fake.prompts(), await fake.state()]).toEqual([1, before]);
  });

  it.each(['look', 'read', 'see', 'start'] as const)('changes nothing when the worker is killed at its first “%s”', async (diesAt) => {
    fake = await makeFakeWindows('key-acl');
    const before = await fake.state();
    const machine = await start({ diesAt });
    const result = await asked(machine);
    if (diesAt === 'start') {
      const model = modelOf(await apply(documentOf(result), engine(machine)));
      expect([model.outcome, model.entry, say(model.sentence)]).toEqual(['refused', null, expect.stringMatching(/ended before a change was confirmed, so nothing was changed/)]);
    } else {
      expect([result.ok, !result.ok && result.because, !result.ok && say(result.sentence)]).toEqual([false, 'needsAdmin', expect.stringMatching(/ended before a change was confirmed, so nothing was changed/)]);
      expect(machine.rights?.keep() ?? null).toBeNull();
    }
    expect([fake.prompts(), await fake.state()]).toEqual([1, before]);
  });

  it('is gone when its time is over, and Windows is asked again', async () => {
    fake = await makeFakeWindows('key-acl');
    const before = await fake.state();
    const machine = await start({ lookMs: 6000 });
    const plan = documentOf(await asked(machine));
    await new Promise((resolve) => { setTimeout(resolve, 6500); });
    expect(await fake.state()).toBe(before);
    const model = modelOf(await apply(plan, engine(await start())));
    expect([model.outcome, fake.prompts()]).toEqual(['kept', 2]);
  });

  it('takes everything back with the same worker when a person stops it', async () => {
    fake = await makeFakeWindows('keyiso-disabled');
    const before = await fake.state();
    const stop = new AbortController();
    const machine = await start();
    const plan = documentOf(await asked(machine, 'set-service-startup'));
    const ports = engine(machine, { signal: stop.signal, onStep: ({ kind }) => { if (kind === 'applying') stop.abort(); } });
    expect(modelOf(await apply(plan, ports))).toMatchObject({ outcome: 'rolledBack', cancelled: true });
    expect([fake.prompts(), await fake.state()]).toEqual([1, before]);
  });
});

describe.skipIf(process.platform === 'win32')('a worker that looks', { timeout: 60_000 }, () => {
  const SET: Operation = { primitive: 'registry.set', args: { path: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server', name: 'fDenyTSConnections', value: { type: 'dword', data: 1 } } };
  let worker: LookingWorker | null = null;
  afterEach(() => worker?.end());

  function planOf(): ElevatedPlan {
    const pinned = pinPlan([{ operation: SET, captured: null, byTimer: false }]);
    if (!pinned.ok) throw new Error(pinned.detail);
    return pinned.plan;
  }
  async function look(change: (places: WorkerPlaces) => WorkerPlaces = (same) => same) {
    fake = await makeFakeWindows('tls12-off');
    const done = await openLookingWorker(change(fake.ports().worker), signal);
    worker = done.ok ? done.worker : null;
    return done;
  }
  async function looking(): Promise<LookingWorker> {
    const done = await look();
    if (!done.ok) throw new Error(JSON.stringify(done.problem));
    return done.worker;
  }

  it('reads what it is asked for by name, and sees one thing', async () => {
    const one = await looking();
    expect(await one.read({ batch: 'fast', facts: ['store.acl'] })).toMatchObject([{ name: 'store.acl' }]);
    expect(await one.see('capture', SET)).toMatchObject({ ok: true, captured: { key: true } });
  });

  it('refuses a plan with another hash, and a second plan, and is gone then', async () => {
    const one = await looking();
    const before = await fake.state();
    expect(await one.begin({ ...planOf(), sha256: '0'.repeat(64) }, signal)).toEqual({ ok: false, problem: { kind: 'planRefused', detail: 'sha256' } });
    expect([one.alive(), await one.begin(planOf(), signal)]).toMatchObject([false, { ok: false }]);
    expect(await fake.state()).toBe(before);
    await fake.remove();
    const other = await looking();
    const begun = await other.begin(planOf(), signal);
    expect(begun.ok).toBe(true);
    // After the plan it looks at nothing else.
    expect(await other.see('capture', SET)).toMatchObject({ ok: false, problem: { kind: 'workerKilled' } });
    expect(await other.begin(planOf(), signal)).toMatchObject({ ok: false });
  });

  it('tells nothing to who does not know the secret', async () => {
    const other = (places: WorkerPlaces): WorkerPlaces => ({ ...places, launcher: { launch: (started, limit) => places.launcher.launch({ ...started, session: 'f'.repeat(64) }, limit) } });
    expect(await look(other)).toEqual({ ok: false, problem: { kind: 'planRefused', detail: 'secret' } });
  });
});
