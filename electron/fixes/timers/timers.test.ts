import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppliedModel } from '../../../preload/contract/applied.ts';
import { timersDocument } from '../../../preload/contract/applied.ts';
import type { Operation } from '../../machine/operation.ts';
import { applyPlan, type ApplyRequest } from '../apply/apply-plan.ts';
import type { Proof } from '../apply/ports.ts';
import { recover } from '../recover/recover.ts';
import { CutOff, practiceBench, WELL, type Bench } from '../testing/practice-bench.ts';
import { keepAwaited } from './keep.ts';
import { taskName, taskOperation } from './restore-task.ts';
import { runDueTimers } from './timers.ts';

const SILENT: Proof = { verdict: { code: 'TCP_TIMEOUT', stage: 'tcp' }, facts: [] };
const FURTHER: Proof = { verdict: { code: 'CERT_EXPIRED', stage: 'certificate' }, facts: [] };
const MINUTE = 60_000;
const signal = new AbortController().signal;

let bench: Bench;
let before: Buffer;

async function apply(keep: ApplyRequest['keep'], proofs: Proof[] = [SILENT, WELL]): Promise<AppliedModel> {
  bench.controls.proofs = proofs;
  const plan = await bench.plan();
  const answer = await applyPlan(plan, { confirm: plan.confirm, keep }, bench.ports);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.model;
}

async function states(): Promise<string[]> {
  const ran = await runDueTimers(bench.ports);
  if (!ran.ok) throw new Error(ran.why.kind);
  return timersDocument.parse(ran.value).timers.map((one) => one.state);
}

async function task(entry: string): Promise<unknown> {
  const seen = await bench.machine.verify(taskOperation(taskName(entry), new Date().toISOString(), entry), signal);
  return seen.ok ? seen.value.task : undefined;
}

afterEach(() => bench.close());

describe('a change that waits to be kept', () => {
  beforeEach(async () => {
    bench = await practiceBench('firewall-public', 'network-private');
    before = bench.bytes();
  });

  it('registers its restore task, goes back when due, and leaves no task', async () => {
    const model = await apply('ask');
    expect(model.outcome).toBe('awaitingKeep');
    expect(await task(model.entry ?? '')).toMatchObject({ entry: model.entry, dueAt: model.due });
    expect(await states()).toEqual(['waiting']);
    bench.controls.clockMs = 11 * MINUTE;
    expect(await states()).toEqual(['restored']);
    expect(bench.bytes().equals(before)).toBe(true);
    expect(await states()).toEqual([]);
    expect(await keepAwaited(model.entry ?? '', bench.ports)).toMatchObject({ ok: true, value: { outcome: 'refused', sentence: { key: 'apply:keep.gone' } } });
  });

  it('stays once it is kept, without its task', async () => {
    const { entry } = await apply('ask');
    expect(await keepAwaited(entry ?? '', bench.ports)).toMatchObject({ ok: true, value: { outcome: 'kept' } });
    bench.controls.clockMs = 60 * MINUTE;
    expect(await states()).toEqual([]);
    expect(await task(entry ?? '')).toBeNull();
    expect(bench.bytes().equals(before)).toBe(false);
  });

  it.each([['keep', FURTHER, 'kept'], ['ifProven', WELL, 'kept'], ['ifProven', FURTHER, 'awaitingKeep']] as const)('with %s and %o is %s', async (keep, proof, outcome) => {
    const model = await apply(keep, [SILENT, proof]);
    expect(model.outcome).toBe(outcome);
    expect((await task(model.entry ?? '')) === null).toBe(outcome === 'kept');
  });

  it('goes back at once where the clock was set back behind what the journal has seen', async () => {
    await apply('ask');
    bench.controls.clockMs = -20 * MINUTE;
    expect(await states()).toEqual(['restored']);
    expect(bench.bytes().equals(before)).toBe(true);
  });

  it('leaves what somebody else set since, and says so in the entry', async () => {
    const { entry } = await apply('ask');
    const theirs: Operation = { primitive: 'network.setCategory', args: { interfaceIndex: 5, category: 'Public' } };
    await bench.machine.apply(theirs, signal);
    bench.controls.clockMs = 11 * MINUTE;
    expect(await states()).toEqual(['restored']);
    const view = await bench.ports.journal.read();
    expect(view.ok && view.value.entry(entry ?? '')).toMatchObject({ entry: { phase: 'partlyUndone' } });
  });

  it('changes nothing where the restore task cannot be registered', async () => {
    const noTask = { ...bench.ports.machine, apply: (...[operation, limit]: Parameters<typeof bench.machine.apply>) => operation.primitive === 'task.register' ? Promise.resolve({ ok: false as const, because: 'refused' as const, detail: 'scheduler off' }) : bench.machine.apply(operation, limit) };
    bench.controls.proofs = [SILENT, WELL];
    const plan = await bench.plan();
    expect(await applyPlan(plan, { confirm: plan.confirm, keep: 'keep' }, { ...bench.ports, machine: noTask })).toMatchObject({ ok: true, model: { outcome: 'failed' } });
    expect(bench.bytes().equals(before)).toBe(true);
  });

  it('keeping may be cut off anywhere: finish keeps, roll back waits again', async () => {
    const { entry } = await apply('ask');
    for (const at of [0, 1, 2, 3, 4]) {
      Object.assign(bench.controls, { steps: 0, cutAt: at });
      await keepAwaited(entry ?? '', bench.ports).catch((error: unknown) => { if (!(error instanceof CutOff)) throw error; });
      bench.controls.cutAt = -1;
      await recover('rollBack', bench.ports);
      expect((await task(entry ?? '')) !== null).toBe(true);
    }
    Object.assign(bench.controls, { steps: 0, cutAt: 2 });
    await keepAwaited(entry ?? '', bench.ports).catch(() => {});
    bench.controls.cutAt = -1;
    expect(await recover('finish', bench.ports)).toMatchObject({ ok: true, value: { entries: [{ run: 'keep', outcome: 'kept' }] } });
    expect(await task(entry ?? '')).toBeNull();
  });
});

it('a time box goes back when due, kept or not', async () => {
  bench = await practiceBench('nla-old-client', 'nla-timeboxed-off');
  before = bench.bytes();
  const model = await apply('keep', [WELL, WELL]);
  expect(model).toMatchObject({ outcome: 'kept', due: expect.any(String) });
  expect(await keepAwaited(model.entry ?? '', bench.ports)).toMatchObject({ ok: true, value: { outcome: 'refused' } });
  bench.controls.clockMs = 31 * MINUTE;
  expect(await states()).toEqual(['restored']);
  expect(bench.bytes().equals(before)).toBe(true);
});

it('a run that was cut off goes back when its time is up', async () => {
  bench = await practiceBench('nla-old-client', 'nla-timeboxed-off');
  before = bench.bytes();
  bench.controls.cutAt = 11;
  await apply('keep', [WELL, WELL]).catch((error: unknown) => { if (!(error instanceof CutOff)) throw error; });
  bench.controls.cutAt = -1;
  expect(bench.bytes().equals(before)).toBe(false);
  bench.controls.clockMs = 31 * MINUTE;
  expect(await states()).toEqual(['restored']);
  expect(bench.bytes().equals(before)).toBe(true);
});
