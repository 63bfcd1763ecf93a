import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import applyTexts from '../../../assets/locales/en/apply.json' with { type: 'json' };
import journalTexts from '../../../assets/locales/en/journal.json' with { type: 'json' };
import { channels } from '../../../preload/contract/channels.ts';
import { applyPlan } from '../../fixes/apply/apply-plan.ts';
import { lockMachine } from '../../fixes/lock/machine-lock.ts';
import { CutOff, practiceBench, type Bench } from '../../fixes/testing/practice-bench.ts';
import { journalHandlers } from './journal-handlers.ts';

const MACHINE = 'practice:expired-cert';
let bench: Bench;
let call: ReturnType<typeof journalHandlers>;

beforeEach(async () => {
  bench = await practiceBench('expired-cert', 'renew-rdp-cert');
  call = journalHandlers({ dataDir: bench.dir, platform: 'linux', kept: { read: () => null } });
});
afterEach(() => bench.close());

async function apply(): Promise<string> {
  const plan = await bench.plan();
  const applied = await applyPlan(plan, { confirm: plan.confirm, keep: 'keep' }, bench.ports);
  if (!applied.ok || applied.model.entry === null) throw new Error(JSON.stringify(applied));
  return applied.model.entry;
}

async function list(filter = '') {
  const listed = await call['journal.list']({ filter, offset: 0, limit: 100 });
  if (!listed.ok) throw new Error(listed.error.code);
  return channels['journal.list'].output.parse(listed.value);
}

async function value<T>(given: { ok: true; value: T } | { ok: false; error: unknown } | Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const answer = await given;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

describe('journal.list', () => {
  it('is empty and whole where nothing was changed', async () => {
    expect(await list()).toMatchObject({ rows: [], total: 0, check: { ok: true, tornTail: false }, underWay: [] });
  });

  it('tells what was changed, the certificate before and after, and what undo can do', async () => {
    const entry = await apply();
    const { rows: [row] } = await list();
    expect(row).toMatchObject({ kind: 'entry', id: entry, state: 'kept', machine: MACHINE, undo: 'part', reachable: true, takesBack: [0, 1], before: 'CERT_EXPIRED', after: 'HEALTHY' });
    const prints = row?.kind === 'entry' ? row.thumbprints : null;
    expect(prints?.before).toMatch(/^[0-9a-f]{40}$/);
    expect(prints?.after).toMatch(/^[0-9a-f]{40}$/);
    expect(prints?.after).not.toBe(prints?.before);
  });

  it.each([['renew', 1], ['証明書', 1], ['EXPIRED-CERT kept', 1], ['確定済み', 1], ['port', 0], ['renew undone', 0]])('finds %s %i times', async (filter, times) => {
    await apply();
    expect(await list(filter)).toMatchObject({ matching: times, total: 1 });
  });

  it('follows what another writer adds, and finds the new state', async () => {
    const entry = await apply();
    expect((await list('undone')).matching).toBe(0);
    await value(call['journal.undo']({ machine: MACHINE, entry }));
    expect((await list('undone')).matching).toBe(1);
  });

  it('names a changed line, and shows no entry that rests on it', async () => {
    const entry = await apply();
    await list();
    const path = join(bench.dir, 'journal.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    lines[2] = lines[2]?.replace('"op":0', '"op":1') ?? '';
    writeFileSync(path, lines.join('\n'));
    const { rows, check } = await list();
    expect(check).toMatchObject({ ok: false, firstBad: { line: 3, because: { key: 'journal:bad.hash' } } });
    expect(rows).toEqual([{ kind: 'unread', id: entry, because: { key: 'journal:bad.hash', params: { line: 3 } } }]);
  });

  it('says that a last line was cut, and that is no tampering', async () => {
    await apply();
    const path = join(bench.dir, 'journal.jsonl');
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"body":{"at":"2026`);
    expect((await list()).check).toMatchObject({ ok: true, tornTail: true });
  });
});

describe('journal.undo', () => {
  it('takes an entry back, and a second time says that it is back', async () => {
    const before = bench.bytes();
    const entry = await apply();
    expect(await value(call['journal.undo']({ machine: MACHINE, entry }))).toMatchObject({ outcome: 'undone', sentence: { key: 'journal:undo.undone' } });
    expect(JSON.parse(bench.bytes().toString()).host.certificates).toEqual(JSON.parse(before.toString()).host.certificates);
    expect(await value(call['journal.undo']({ machine: MACHINE, entry }))).toMatchObject({ outcome: 'refused', sentence: { key: 'journal:undo.already' } });
    expect((await list()).rows[0]).toMatchObject({ state: 'undone', undo: 'none', takesBack: [], thumbprints: null });
  });

  it('tells another instance that has the machine from this one', async () => {
    const entry = await apply();
    const lock = await lockMachine(bench.dir, MACHINE, 'apply');
    expect(await call['journal.undo']({ machine: MACHINE, entry })).toMatchObject({ ok: false, error: { code: 'busy', text: { key: 'journal:busy.own' } } });
    if (lock.ok) await lock.release();
  });

  it('knows no entry that is not there, and no machine that is none', async () => {
    expect(await call['journal.undo']({ machine: MACHINE, entry: 'nothing' })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await call['journal.undo']({ machine: 'practice:none', entry: 'nothing' })).toMatchObject({ ok: false });
  });
});

describe('a run that was cut off', () => {
  beforeEach(async () => {
    bench.controls.cutAt = 6;
    await expect(apply()).rejects.toThrow(CutOff);
    bench.controls.cutAt = -1;
  });

  it('is told with its machine and when, and reading it changes nothing', async () => {
    const bytes = readFileSync(join(bench.dir, 'journal.jsonl'));
    const { entries } = channels['journal.interrupted'].output.parse(await value(call['journal.interrupted']({})));
    expect(entries).toMatchObject([{ machine: MACHINE, run: 'apply', outcome: null, sentence: { key: 'journal:recover.apply' } }]);
    expect(readFileSync(join(bench.dir, 'journal.jsonl'))).toEqual(bytes);
    expect((await list()).rows[0]).toMatchObject({ state: 'interrupted', undo: 'none', undoBecause: { key: 'journal:noUndo.interrupted' } });
  });

  it('is none while its run is under way', async () => {
    const lock = await lockMachine(bench.dir, MACHINE, 'apply');
    expect(await value(call['journal.interrupted']({}))).toEqual({ entries: [] });
    expect(await list()).toMatchObject({ underWay: [{ machine: MACHINE, own: true, pid: process.pid }], rows: [{ state: 'applying' }] });
    if (lock.ok) await lock.release();
  });

  it('is rolled back', async () => {
    expect(await value(call['journal.recover']({ machine: MACHINE, how: 'rollBack' }))).toMatchObject({ entries: [{ outcome: 'rolledBack', sentence: { key: 'journal:recover.done.rolledBack' } }] });
    expect(await value(call['journal.interrupted']({}))).toEqual({ entries: [] });
  });
});

describe('fix.catalogue', () => {
  it('gives the whole catalogue without a case, none offered', async () => {
    const { fixes, machine } = channels['fix.catalogue'].output.parse(await value(call['fix.catalogue']({})));
    expect(fixes.length).toBeGreaterThan(45);
    expect(fixes.some((one) => one.offered)).toBe(false);
    expect(machine).toBeNull();
  });

  it('knows no case that is not kept', async () => {
    expect(await call['fix.catalogue']({ runId: 'none' })).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});

describe('the words of the window', () => {
  const keysOf = (tree: object, prefix: string): string[] => Object.entries(tree).flatMap(([name, inner]: [string, unknown]) => (typeof inner === 'object' && inner !== null ? keysOf(inner, `${prefix}.${name}`) : [`${prefix}.${name}`]));

  it('has a sentence of its own for every answer of undo and recover, and for every bad line', () => {
    const wanted = [...keysOf(applyTexts.undo, 'undo'), ...keysOf(applyTexts.recover, 'recover'), ...keysOf(applyTexts.journal.bad, 'bad')];
    const own = new Set([...keysOf(journalTexts.undo, 'undo'), ...keysOf(journalTexts.recover, 'recover'), ...keysOf(journalTexts.bad, 'bad')]);
    expect(wanted.filter((key) => !own.has(key))).toEqual([]);
    // Options of the command line mean nothing in a window.
    expect(JSON.stringify(journalTexts)).not.toMatch(/--[a-z]|journal show|“recover|“keep/);
  });
});
