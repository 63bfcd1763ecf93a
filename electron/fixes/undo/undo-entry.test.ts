import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UndoChoice, UndoModel } from '../../../preload/contract/applied.ts';
import { undoModel } from '../../../preload/contract/applied.ts';
import type { Operation } from '../../machine/operation.ts';
import { applyPlan } from '../apply/apply-plan.ts';
import { EXPIRED, practiceBench, WELL, type Bench } from '../testing/practice-bench.ts';
import { undoEntry } from './undo-entry.ts';

let bench: Bench;
let before: Buffer;
let id: string;
beforeEach(async () => {
  bench = await practiceBench('tls12-off', 'enable-tls12');
  before = bench.bytes();
  bench.controls.proofs = [EXPIRED, WELL];
  const answer = await applyPlan(await bench.plan(), { confirm: 'enable-tls12', keep: 'keep' }, bench.ports);
  if (!answer.ok || answer.model.outcome !== 'kept') throw new Error(JSON.stringify(answer));
  id = answer.model.entry ?? '';
});
afterEach(() => bench.close());

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server';
const set = (name: string, data: number): Operation => ({ primitive: 'registry.set', args: { path: KEY, name, value: { type: 'dword', data } } });
const signal = new AbortController().signal;

async function behindOurBack(...operations: Operation[]): Promise<void> {
  for (const one of operations) expect((await bench.machine.apply(one, signal)).ok).toBe(true);
}

async function undo(choose?: UndoChoice): Promise<UndoModel> {
  const result = await undoEntry(id, choose, bench.ports);
  if (!result.ok) throw new Error(result.why.kind);
  return undoModel.parse(result.value);
}

async function valueNow(name: string): Promise<unknown> {
  const seen = await bench.machine.verify(set(name, 0), signal);
  return seen.ok ? (seen.value.value as { data: unknown } | null)?.data : undefined;
}

describe('somebody changed one of two values since', () => {
  beforeEach(() => behindOurBack(set('Enabled', 7)));

  it('is refused with before, ours and now, and changes nothing', async () => {
    const now = bench.bytes();
    const model = await undo();
    expect(model).toMatchObject({ outcome: 'refused', sentence: { key: 'apply:undo.changedSince', params: { count: 1 } } });
    expect(model.values.find((one) => one.target.endsWith('\\Enabled'))).toMatchObject({ ours: { value: { data: 1 } }, now: { value: { data: 7 } } });
    expect(bench.bytes().equals(now)).toBe(true);
  });

  it('leave changes nothing', async () => {
    const now = bench.bytes();
    expect(await undo('leave')).toMatchObject({ outcome: 'refused', sentence: { key: 'apply:undo.left' } });
    expect(bench.bytes().equals(now)).toBe(true);
  });

  it('ours takes back what is still ours, leaves the rest, and says so', async () => {
    expect(await undo('ours')).toMatchObject({ outcome: 'partlyUndone' });
    expect(await valueNow('Enabled')).toBe(7);
    expect(await valueNow('DisabledByDefault')).not.toBe(0);
    // What is left can still be put back, and then it is as before.
    expect(await undo('all')).toMatchObject({ outcome: 'undone' });
    expect(bench.bytes().equals(before)).toBe(true);
  });

  it('all puts everything back', async () => {
    expect(await undo('all')).toMatchObject({ outcome: 'undone' });
    expect(bench.bytes().equals(before)).toBe(true);
  });
});

it('says so where nothing is ours any more', async () => {
  await behindOurBack(set('Enabled', 7), set('DisabledByDefault', 7));
  const now = bench.bytes();
  expect(await undo('ours')).toMatchObject({ outcome: 'refused', sentence: { key: 'apply:undo.nothingOurs' } });
  expect(bench.bytes().equals(now)).toBe(true);
});

it('knows no entry of another name, and none of another machine', async () => {
  expect(await undoEntry('20990101-abcde', undefined, bench.ports)).toMatchObject({ ok: false, why: { kind: 'unknown' } });
  const other = { ...bench.ports, machine: { ...bench.ports.machine, id: 'practice:healthy' } };
  expect(await undoEntry(id, undefined, other)).toMatchObject({ ok: false, why: { kind: 'otherMachine' } });
});
