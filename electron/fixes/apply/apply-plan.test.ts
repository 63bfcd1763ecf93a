import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppliedModel } from '../../../preload/contract/applied.ts';
import { appliedModel } from '../../../preload/contract/applied.ts';
import { checkJournal } from '../journal/documents.ts';
import { lockMachine } from '../lock/machine-lock.ts';
import { sealOf } from '../plan/seal.ts';
import { undoEntry } from '../undo/undo-entry.ts';
import { EXPIRED, practiceBench, WELL, type Bench } from '../testing/practice-bench.ts';
import { applyPlan, type ApplyRequest } from './apply-plan.ts';

let bench: Bench;
let before: Buffer;
beforeEach(async () => {
  bench = await practiceBench('expired-cert', 'renew-rdp-cert');
  before = bench.bytes();
});
afterEach(() => bench.close());

const CONFIRMED: ApplyRequest = { confirm: 'renew-rdp-cert', keep: 'ask' };

async function applied(request: ApplyRequest = CONFIRMED, change: (plan: Awaited<ReturnType<Bench['plan']>>) => Awaited<ReturnType<Bench['plan']>> = (one) => one): Promise<AppliedModel> {
  const answer = await applyPlan(change(await bench.plan()), request, bench.ports);
  if (!answer.ok) throw new Error(answer.problem.code);
  return appliedModel.parse(answer.model);
}

async function journalOk(): Promise<boolean> {
  const view = await bench.ports.journal.read();
  return view.ok && checkJournal(view.value).ok;
}

describe('what is kept', () => {
  it('keeps what the proof confirms, and undo gives the same bytes back', async () => {
    const model = await applied();
    expect(model).toMatchObject({ outcome: 'kept', before: 'CERT_EXPIRED', after: 'HEALTHY' });
    expect(bench.bytes().equals(before)).toBe(false);
    const undone = await undoEntry(model.entry ?? '', undefined, bench.ports);
    expect(undone).toMatchObject({ ok: true, value: { outcome: 'undone' } });
    expect(bench.bytes().equals(before)).toBe(true);
    expect(await undoEntry(model.entry ?? '', undefined, bench.ports)).toMatchObject({ ok: true, value: { outcome: 'refused', sentence: { key: 'apply:undo.already' } } });
    expect(await journalOk()).toBe(true);
  });

  it('takes back what saw no change for the better', async () => {
    bench.controls.proofs = [EXPIRED];
    expect(await applied({ ...CONFIRMED, keep: 'keep' })).toMatchObject({ outcome: 'noEffect', after: 'CERT_EXPIRED' });
    expect(bench.bytes().equals(before)).toBe(true);
    expect(await journalOk()).toBe(true);
  });

  it('takes back what made it worse', async () => {
    bench.controls.proofs = [EXPIRED, { verdict: { code: 'TCP_REFUSED', stage: 'tcp' }, facts: [] }];
    expect(await applied()).toMatchObject({ outcome: 'rolledBack', sentence: { key: 'apply:outcome.worse' } });
    expect(bench.bytes().equals(before)).toBe(true);
  });

  it('believes no probe that says well where the machine does not read as planned', async () => {
    // A machine that says yes to everything and does nothing, and a server that lies.
    const lying = { ...bench.ports, machine: { ...bench.ports.machine, apply: () => Promise.resolve({ ok: true as const, value: null }) } };
    const answer = await applyPlan(await bench.plan(), CONFIRMED, lying);
    expect(answer).toMatchObject({ ok: true, model: { outcome: 'rolledBack', after: 'HEALTHY', sentence: { key: 'apply:outcome.notAsPlanned' } } });
    expect(bench.bytes().equals(before)).toBe(true);
  });

  it('puts back the first operation where the second fails', async () => {
    const failing = { ...bench.ports.machine, apply: (...[operation, signal]: Parameters<typeof bench.machine.apply>) => operation.primitive === 'service.restart' ? Promise.resolve({ ok: false as const, because: 'timeout' as const, detail: 'StopPending' }) : bench.machine.apply(operation, signal) };
    const answer = await applyPlan(await bench.plan(), CONFIRMED, { ...bench.ports, machine: failing });
    expect(answer).toMatchObject({ ok: true, model: { outcome: 'failed', sentence: { key: 'apply:outcome.operationFailed', params: { detail: expect.stringContaining('StopPending') } } } });
    expect(bench.bytes().equals(before)).toBe(true);
  });

  it('stops between two operations and takes back', async () => {
    const stopping = { ...bench.ports, onStep: ({ kind }: { kind: string }) => { if (kind === 'applying') bench.controls.abort.abort(); } };
    const answer = await applyPlan(await bench.plan(), CONFIRMED, stopping);
    expect(answer).toMatchObject({ ok: true, model: { outcome: 'rolledBack', cancelled: true } });
    expect(bench.bytes().equals(before)).toBe(true);
  });
});

describe('what is refused, with nothing changed', () => {
  afterEach(async () => {
    expect(bench.bytes().equals(before)).toBe(true);
    const view = await bench.ports.journal.read();
    expect(view.ok && view.value.ids).toEqual([]);
  });

  it.each([[undefined, 'apply:refused.noConfirm'], ['renew', 'apply:refused.wrongConfirm']])('a confirmation of %s', async (confirm, key) => {
    expect(await applied({ confirm, keep: 'keep' })).toMatchObject({ outcome: 'refused', entry: null, sentence: { key }, values: [{ target: 'confirm', planned: 'renew-rdp-cert' }] });
  });

  it('a plan with another argument, also where its hash was made to fit', async () => {
    const forge = (plan: Awaited<ReturnType<Bench['plan']>>) => {
      const [first, ...rest] = plan.operations;
      const forged = { ...plan, operations: first ? [{ ...first, args: { ...first.args, thumbprint: 'b'.repeat(40) } }, ...rest] : [] };
      return { ...forged, sha256: sealOf(forged) };
    };
    const model = await applied(CONFIRMED, forge);
    expect(model).toMatchObject({ outcome: 'refused', sentence: { key: 'apply:refused.differs' } });
    expect(model.values.length).toBeGreaterThan(0);
  });

  it('a plan whose hash does not fit', async () => {
    expect(await applied(CONFIRMED, (plan) => ({ ...plan, sha256: '0'.repeat(64) }))).toMatchObject({ outcome: 'refused', values: [{ target: 'sha256' }] });
  });

  it('a plan for another machine', async () => {
    expect(await applied(CONFIRMED, (plan) => ({ ...plan, machine: 'practice:healthy' }))).toMatchObject({ outcome: 'refused', values: [{ target: 'machine', planned: 'practice:healthy', now: 'practice:expired-cert' }] });
  });

  it('while another run is under way', async () => {
    const lock = await lockMachine(bench.dir, 'practice:expired-cert', 'test');
    expect(await applied()).toMatchObject({ outcome: 'refused', sentence: { key: 'apply:refused.busy' } });
    if (lock.ok) await lock.release();
  });
});

it('refuses an outdated plan with the values that moved', async () => {
  const plan = await bench.plan();
  bench.controls.proofs = [EXPIRED, WELL, WELL];
  await applied();
  const moved = bench.bytes();
  const answer = await applyPlan(plan, CONFIRMED, bench.ports);
  expect(answer).toMatchObject({ ok: true, model: { outcome: 'refused' } });
  expect(answer.ok && answer.model.values.length).toBeGreaterThan(0);
  expect(bench.bytes().equals(moved)).toBe(true);
});
