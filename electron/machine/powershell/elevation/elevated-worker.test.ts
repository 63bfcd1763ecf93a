import { connect } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Machine } from '../../machine.ts';
import type { Operation } from '../../operation.ts';
import { makeScriptManifest, type ScriptManifest } from '../script-manifest.ts';
import { elevatedMachine } from './elevated-machine.ts';
import { pinPlan, type ElevatedPlan } from './elevated-plan.ts';
import { openElevatedWorker, type ElevatedWorker } from './elevated-worker.ts';
import type { ElevationProblem } from './outcome.ts';
import { makeFakeWorkers, type FakeWorkers } from './testing/fake-worker.ts';

const SET: Operation = { primitive: 'registry.set', args: { path: 'HKLM\\SYSTEM\\x', name: 'fDeny', value: { type: 'dword', data: 1 } } };
const BEFORE = { key: true, name: 'fDeny', value: null, parents: 1 };
const OTHER: Operation = { primitive: 'dns.flush', args: {} };
const never = new AbortController().signal;

let fake: FakeWorkers;
let scripts = '';
let manifest: ScriptManifest = {};
let plan: ElevatedPlan;
beforeAll(async () => {
  fake = await makeFakeWorkers();
  scripts = await mkdtemp(join(tmpdir(), 'scripts-'));
  await writeFile(join(scripts, 'elevated.ps1'), '#');
  manifest = await makeScriptManifest(scripts);
  const pinned = pinPlan([{ operation: SET, captured: BEFORE, byTimer: true }]);
  if (!pinned.ok) throw new Error(pinned.detail);
  plan = pinned.plan;
});
afterAll(async () => {
  await fake.remove();
  await rm(scripts, { recursive: true, force: true });
});

interface More {
  readonly tamper?: 'plan' | 'manifest';
  readonly signal?: AbortSignal;
  readonly promptMs?: number;
}
const open = (scenario: string, { tamper, signal = never, promptMs = 4000 }: More = {}) =>
  openElevatedWorker({ plan, manifest, scripts, launcher: fake.launcher(scenario, tamper), pipePath: fake.pipePath, limits: { prompt: promptMs, start: 800, step: 800 }, signal });

async function opened(scenario: string): Promise<ElevatedWorker> {
  const done = await open(scenario);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.worker;
}

describe('the elevated worker', () => {
  it('does the verbs of the plan, one after the other', async () => {
    const worker = await opened('good');
    const answers = await Promise.all([worker.step('capture', 0), worker.step('apply', 0), worker.step('verify', 0), worker.step('restore', 0), worker.step('verify', 0)]);
    expect(answers).toEqual([BEFORE, null, { ...BEFORE, value: { type: 'dword', data: 1 } }, null, BEFORE].map((captured) => ({ ok: true, captured })));
    worker.end();
    expect(await worker.step('verify', 0)).toMatchObject({ ok: false, problem: { kind: 'workerKilled' } });
  });

  it.each<[string, More, ElevationProblem]>([
    ['refusedPrompt', {}, { kind: 'refusedPrompt' }],
    ['unanswered', { promptMs: 200 }, { kind: 'promptUnanswered', seconds: 0 }],
    ['policyExit', {}, { kind: 'blockedByPolicy', detail: 'exit code 1' }],
    ['constrained', {}, { kind: 'blockedByPolicy', detail: 'ConstrainedLanguage' }],
    ['notElevated', {}, { kind: 'notElevated' }],
    ['killedAtStart', {}, { kind: 'workerKilled' }],
    ['silentAtStart', {}, { kind: 'workerSilent', seconds: 1 }],
    ['refuse:scriptRemoved', {}, { kind: 'scriptRemoved', file: 'worker.psm1' }],
    ['refuse:scriptChanged', {}, { kind: 'scriptChanged', file: 'worker.psm1' }],
    ['refuse:notInstalled', {}, { kind: 'notInstalled' }],
    ['good', { tamper: 'plan' }, { kind: 'planRefused', detail: 'sha256' }],
    ['good', { tamper: 'manifest' }, { kind: 'scriptChanged', file: 'manifest' }],
  ])('%s %o is an outcome', async (scenario, more, problem) => {
    expect(await open(scenario, more)).toEqual({ ok: false, problem });
  });

  it('starts nothing when a script was changed or removed before', async () => {
    await writeFile(join(scripts, 'elevated.ps1'), '##');
    try {
      expect(await open('good')).toEqual({ ok: false, problem: { kind: 'scriptChanged', file: 'elevated.ps1' } });
    } finally {
      await writeFile(join(scripts, 'elevated.ps1'), '#');
    }
  });

  it('can be cancelled while the prompt waits', async () => {
    const controller = new AbortController();
    const waiting = open('unanswered', { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    expect(await waiting).toEqual({ ok: false, problem: { kind: 'cancelled' } });
  });

  it.each([['wrongNonce'], ['junk']])('says nothing to a stranger (%s)', async (scenario) => {
    // The stranger is cut off and ends; to the app it is a worker that never came.
    const done = await open(scenario, { promptMs: 1500 });
    expect(done).toMatchObject({ ok: false, problem: { kind: 'blockedByPolicy' } });
  });

  it('survives strangers at its pipe and takes the real one', async () => {
    let sent = '';
    const inner = fake.launcher('good');
    const done = await openElevatedWorker({
      plan, manifest, scripts, pipePath: fake.pipePath, limits: { prompt: 4000, start: 800, step: 800 }, signal: never,
      launcher: {
        async launch(start, signal) {
          const stranger = connect(fake.pipePath(start.pipe));
          stranger.on('data', (chunk) => void (sent += String(chunk))).on('error', () => {});
          signal.addEventListener('abort', () => stranger.destroy());
          return inner.launch(start, signal);
        },
      },
    });
    expect(done.ok).toBe(true);
    if (done.ok) done.worker.end();
    expect(sent).toBe('');
  });

  it.each<[string, string]>([['killedInStep', 'workerKilled'], ['silentInStep', 'workerSilent'], ['otherAnswer', 'failed'], ['badAnswer', 'workerKilled']])('%s ends the worker for good', async (scenario, kind) => {
    const worker = await opened(scenario);
    expect(await worker.step('apply', 0)).toMatchObject({ ok: false, problem: { kind } });
    expect(await worker.step('verify', 0)).toMatchObject({ ok: false, problem: { kind } });
  });
});

describe('this PC for the time of a plan', () => {
  const base: Machine = {
    id: 'this', readFacts: async () => [],
    capture: async () => ({ ok: true, value: { base: true } }), verify: async () => ({ ok: true, value: { base: true } }),
    apply: async () => ({ ok: true, value: null }), restore: async () => ({ ok: true, value: null }),
  };

  it('gives the plan to the worker and the rest to the PC', async () => {
    const worker = await opened('good');
    const machine = elevatedMachine(base, plan, worker, () => {});
    expect(await machine.capture(OTHER, never)).toEqual({ ok: true, value: { base: true } });
    expect(await machine.capture(SET, never)).toEqual({ ok: true, value: BEFORE });
    expect(await machine.apply(SET, never)).toEqual({ ok: true, value: null });
    expect(await machine.restore(SET, { ...BEFORE, value: { type: 'dword', data: 7 } }, never)).toMatchObject({ ok: false, because: 'refused' });
    expect(await machine.restore(SET, BEFORE, never)).toEqual({ ok: true, value: null });
    expect(await machine.verify(SET, never)).toEqual({ ok: true, value: BEFORE });
    worker.end();
  });

  it('tells why an operation failed, and of the end of the worker', async () => {
    const heard: ElevationProblem[] = [];
    const failing = await opened('failing');
    expect(await elevatedMachine(base, plan, failing, (one) => heard.push(one)).apply(SET, never)).toMatchObject({ ok: false, because: 'refused' });
    failing.end();
    expect(heard).toEqual([]);
    expect(await elevatedMachine(base, plan, await opened('killedInStep'), (one) => heard.push(one)).apply(SET, never)).toMatchObject({ ok: false, detail: 'workerKilled' });
    expect(heard).toEqual([{ kind: 'workerKilled' }]);
  });

  it('pins only what an administrator may do in another name', () => {
    expect(pinPlan([{ operation: { primitive: 'credential.remove', args: { target: 'TERMSRV/x' } }, captured: null, byTimer: true }])).toMatchObject({ ok: false });
    expect(pinPlan([{ operation: { ...SET, args: { ...SET.args, path: 'HKCU\\Software\\x' } }, captured: null, byTimer: true }])).toMatchObject({ ok: false });
    expect(pinPlan([{ operation: SET, captured: { key: 1 }, byTimer: true }])).toMatchObject({ ok: false });
    expect(pinPlan([])).toMatchObject({ ok: false });
    expect(plan.text).toContain('"=registry.set"');
  });
});
