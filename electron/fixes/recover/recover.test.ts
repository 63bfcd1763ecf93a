import { afterEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../apply/apply-plan.ts';
import { checkJournal } from '../journal/documents.ts';
import { CutOff, EXPIRED, practiceBench, WELL, type Bench } from '../testing/practice-bench.ts';
import { undoEntry } from '../undo/undo-entry.ts';
import { recover, type RecoverMode } from './recover.ts';

let bench: Bench;
afterEach(() => bench.close());

/** Runs `work`, cut off at step `at`; false where it ended before. */
async function cutAt(at: number, work: () => Promise<unknown>): Promise<boolean> {
  Object.assign(bench.controls, { steps: 0, cutAt: at });
  try {
    await work();
    return false;
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
    return true;
  } finally {
    bench.controls.cutAt = -1;
  }
}

async function apply(): Promise<string> {
  bench.controls.proofs = [EXPIRED, WELL];
  const plan = await bench.plan();
  const answer = await applyPlan(plan, { confirm: plan.confirm, keep: 'keep' }, bench.ports);
  if (!answer.ok || answer.model.outcome !== 'kept') throw new Error(JSON.stringify(answer));
  return answer.model.entry ?? '';
}

async function settled(): Promise<void> {
  bench.controls.proofs = [WELL];
  expect(await recover('list', bench.ports)).toMatchObject({ ok: true, value: { entries: [] } });
  const view = await bench.ports.journal.read();
  expect(view.ok && checkJournal(view.value)).toMatchObject({ ok: true, tornTail: false });
}

/** Recovers in `mode`, itself cut off once at `at` first. */
async function recoverCutAt(at: number, mode: RecoverMode): Promise<void> {
  bench.controls.proofs = [WELL];
  await cutAt(at, () => recover(mode, bench.ports));
  bench.controls.proofs = [WELL];
  const done = await recover(mode, bench.ports);
  if (!done.ok) throw new Error(done.why.kind);
  expect(done.value.entries.filter((one) => one.outcome === 'failed' || one.outcome === null)).toEqual([]);
}

describe('an apply cut off at every boundary, and its recovery cut off too', () => {
  it.each([
    ['rollBack', 'expired-cert', 'renew-rdp-cert'], ['finish', 'expired-cert', 'renew-rdp-cert'],
    ['rollBack', 'firewall-public', 'network-private'], ['finish', 'firewall-public', 'network-private'],
  ] as const)('%s on %s leaves the machine before or after, never between', async (mode, scenario, fix) => {
    for (let at = 0, more = true; more; at++) {
      bench = await practiceBench(scenario, fix);
      const before = bench.bytes();
      more = await cutAt(at, apply);
      if (more) {
        await recoverCutAt(at % 7, mode);
        const back = bench.bytes().equals(before);
        const [entry] = await entries();
        if (mode === 'rollBack' && entry?.phase !== 'kept') expect(back).toBe(true);
        else if (entry) expect({ at, back, phase: entry.phase }).toEqual({ at, back: false, phase: 'kept' });
        else expect(back).toBe(true);
        await settled();
      } else expect(at).toBeGreaterThan(12);
      if (more) bench.close();
    }
  });
});

describe('an undo cut off at every boundary, and its recovery cut off too', () => {
  it.each(['rollBack', 'finish'] as const)('%s leaves the machine before or after, never between', async (mode) => {
    for (let at = 0, more = true; more; at++) {
      bench = await practiceBench('expired-cert', 'renew-rdp-cert');
      const before = bench.bytes();
      const id = await apply();
      const after = bench.bytes();
      more = await cutAt(at, () => undoEntry(id, undefined, bench.ports));
      if (more) {
        await recoverCutAt(at % 7, mode);
        const [entry] = await entries();
        const wanted = entry?.phase === 'undone' ? before : after;
        expect({ at, mode, phase: entry?.phase, exact: bench.bytes().equals(wanted) }).toEqual({ at, mode, phase: entry?.phase, exact: true });
        await settled();
        bench.close();
      } else expect(at).toBeGreaterThan(8);
    }
  });
});

async function entries() {
  const view = await bench.ports.journal.read();
  if (!view.ok) throw new Error(view.problem.code);
  return view.value.ids.flatMap((id) => { const one = view.value.entry(id); return one?.ok ? [one.entry] : []; });
}

it('refuses a new apply and an undo while a run waits for its recovery', async () => {
  bench = await practiceBench('expired-cert', 'renew-rdp-cert');
  await cutAt(4, apply);
  bench.controls.proofs = [EXPIRED, WELL];
  const [entry] = await entries();
  expect(await applyPlan(await bench.plan().catch(() => Promise.reject(new Error('no plan'))), { confirm: 'renew-rdp-cert', keep: 'ask' }, bench.ports)).toMatchObject({ ok: true, model: { outcome: 'refused', sentence: { key: 'apply:refused.interrupted' } } });
  expect(await undoEntry(entry?.id ?? '', undefined, bench.ports)).toMatchObject({ ok: true, value: { outcome: 'refused' } });
  expect(await recover('list', bench.ports)).toMatchObject({ ok: true, value: { entries: [{ run: 'apply', outcome: null }] } });
});
