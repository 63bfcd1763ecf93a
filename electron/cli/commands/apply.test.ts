import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appliedDocument, recoverDocument, timersDocument, undoDocument } from '../../../preload/contract/applied.ts';
import { journalCheckDocument, journalDocument, journalEntryDocument } from '../../../preload/contract/journal.ts';
import type { PlanDocument } from '../../../preload/contract/plan.ts';
import type { Lang } from '../../../preload/contract/text.ts';
import { sealOf } from '../../fixes/plan/seal.ts';
import type { Command } from '../command.ts';
import { runCommand } from '../testing/run-command.ts';
import { applyCommand } from './apply.ts';
import { journalCommand } from './journal.ts';
import { keepCommand } from './keep.ts';
import { planCommand } from './plan.ts';
import { recoverCommand } from './recover.ts';
import { timersCommand } from './timers.ts';
import { undoCommand } from './undo.ts';

let folder = '';
let plan = '';
const ON = ['--machine', 'practice:firewall-public'];

const run = (command: Command, argv: string[], lang?: Lang) => runCommand(folder, command, argv, lang);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-apply-'));
  plan = join(folder, 'plan.json');
  expect((await run(planCommand, ['network-private', ...ON, '--out', plan])).exit).toBe(0);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const state = () => readFileSync(join(folder, 'practice', 'firewall-public.json'));
const apply = (...more: string[]) => run(applyCommand, [plan, ...ON, '--confirm', 'network-private', '--json', ...more]);

it('applies, waits, is kept, is shown, and is undone: every document fits its schema', async () => {
  const before = state();
  const done = await apply();
  const applied = appliedDocument.parse(JSON.parse(done.out));
  expect(done.exit).toBe(0);
  expect(applied).toMatchObject({ outcome: 'awaitingKeep', before: 'TCP_TIMEOUT', after: 'HEALTHY', values: [{ now: { category: 'Private' } }] });
  const entry = applied.entry ?? '';
  expect(timersDocument.parse(JSON.parse((await run(timersCommand, [...ON, '--json'])).out)).timers).toEqual([{ entry, due: applied.due, state: 'waiting' }]);
  const kept = await run(keepCommand, [entry, ...ON, '--json']);
  expect([kept.exit, appliedDocument.parse(JSON.parse(kept.out)).outcome]).toEqual([0, 'kept']);
  expect((await run(keepCommand, [entry, ...ON, '--json'])).exit).toBe(30);
  const list = journalDocument.parse(JSON.parse((await run(journalCommand, ['list', '--json'])).out));
  expect(list.entries).toMatchObject([{ id: entry, state: 'kept', due: null, operations: [{ captured: { category: 'Public' }, ours: { category: 'Private' } }] }]);
  expect(journalEntryDocument.parse(JSON.parse((await run(journalCommand, ['show', entry, '--json'])).out))).toMatchObject(list.entries[0] ?? {});
  const undone = await run(undoCommand, [entry, ...ON, '--json']);
  expect([undone.exit, undoDocument.parse(JSON.parse(undone.out)).outcome]).toEqual([0, 'undone']);
  expect(state().equals(before)).toBe(true);
  expect((await run(undoCommand, [entry, ...ON, '--json'])).exit).toBe(30);
  const nothing = await run(recoverCommand, [...ON, '--json']);
  expect([nothing.exit, recoverDocument.parse(JSON.parse(nothing.out)).entries]).toEqual([0, []]);
});

it('says the same in both languages but for the sentence', async () => {
  const refused = async (lang: Lang) => JSON.parse((await run(applyCommand, [plan, ...ON, '--json'], lang)).out) as Record<string, unknown>;
  const [one, other] = [await refused('en'), await refused('ja')];
  expect({ ...one, sentence: '' }).toEqual({ ...other, sentence: '' });
  expect(other.sentence).toMatch(/--confirm "network-private"/);
  for (const lang of ['en', 'ja'] as const) {
    for (const [command, argv] of [[applyCommand, [plan, ...ON]], [timersCommand, ON], [recoverCommand, ON], [journalCommand, ['list']], [journalCommand, ['verify']]] as const) {
      expect((await run(command, [...argv], lang)).out).not.toMatch(/apply:|outcome\.|journal\.|\{\{/);
    }
  }
});

describe('a plan file is hostile until it fits', () => {
  it.each([
    ['nothing', '', 65], ['no JSON', '{"schema":', 65], ['another document', '{"schema":"rdp-doctor/plan@2"}', 65], ['more than 1 MB', `"${'x'.repeat(1_100_000)}"`, 65],
  ])('%s', async (_, text, exit) => {
    writeFileSync(plan, text);
    const before = state();
    const ran = await apply();
    expect([ran.exit, ran.out]).toEqual([exit, '']);
    expect(ran.said).toContain('plan.json');
    expect(state().equals(before)).toBe(true);
  });

  it('an operation that was added is refused with its value', async () => {
    const data = JSON.parse(readFileSync(plan, 'utf8')) as { operations: unknown[] };
    writeFileSync(plan, JSON.stringify({ ...data, operations: [...data.operations, { primitive: 'registry.set', target: 'HKLM\\x', args: {}, before: null, after: null }] }));
    const ran = await apply();
    expect(ran.exit).toBe(30);
    expect(appliedDocument.parse(JSON.parse(ran.out)).values).toMatchObject([{ target: 'HKLM\\x', now: null }]);
  });

  type Shape = Record<string, unknown> & { proof: object; guards: { id: string; state: string }[]; operations: object[] };
  const sealed = (data: Shape): Shape => ({ ...data, sha256: sealOf(data as unknown as PlanDocument) });
  it.each<[string, (data: Shape) => Shape, string]>([
    ['a field that is not ours', (data) => ({ ...data, extra: 1 }), 'sha256'],
    ['such a field, sealed again', (data) => sealed({ ...data, extra: 1 }), 'sha256'],
    ['such a field further in', (data) => ({ ...data, proof: { ...data.proof, extra: 1 } }), 'sha256'],
    ['no guards, sealed again', (data) => sealed({ ...data, guards: [] }), 'guards'],
    ['a guard that warned and now passes, sealed again', (data) => sealed({ ...data, guards: data.guards.map((one) => ({ ...one, state: one.state === 'warn' ? 'pass' : one.state })) }), 'guards'],
    ['who notices, sealed again', (data) => sealed({ ...data, whoNotices: { sessions: 7, seconds: 0 } }), 'whoNotices'],
  ])('%s: refused with what differs, and nothing changes', async (_, forge, target) => {
    const before = state();
    writeFileSync(plan, JSON.stringify(forge(JSON.parse(readFileSync(plan, 'utf8')) as Shape)));
    const ran = await apply();
    expect([ran.exit, appliedDocument.parse(JSON.parse(ran.out)).values.map((one) => one.target)]).toEqual([30, [target]]);
    expect(state().equals(before)).toBe(true);
  });

  it.each([[{}], [undefined], [{ title: 'other', guards: 7 }]])('texts changed to %j change nothing of what is done', async (texts) => {
    writeFileSync(plan, JSON.stringify({ ...(JSON.parse(readFileSync(plan, 'utf8')) as object), texts }));
    expect((await apply()).exit).toBe(0);
  });

  it.each([['before', '['.repeat(50_000) + ']'.repeat(50_000)], ['extra', '{"a":'.repeat(30_000) + '1' + '}'.repeat(30_000)]])('nested too deep in %s is damage, not a defect', async (name, text) => {
    const data = JSON.parse(readFileSync(plan, 'utf8')) as Shape;
    writeFileSync(plan, JSON.stringify({ ...data, operations: [{ ...data.operations[0], [name]: '@' }] }).replace('"@"', text));
    expect((await apply()).exit).toBe(65);
  });
});

it('verifies the journal: intact, cut, changed', async () => {
  await apply('--keep');
  const path = join(folder, 'journal.jsonl');
  const verify = async () => {
    const ran = await run(journalCommand, ['verify', '--json']);
    return { exit: ran.exit, ...journalCheckDocument.parse(JSON.parse(ran.out)) };
  };
  expect(await verify()).toMatchObject({ exit: 0, ok: true, entries: 1, tornTail: false });
  appendFileSync(path, '{"body":{"at":');
  expect(await verify()).toMatchObject({ exit: 0, ok: true, entries: 1, tornTail: true });
  writeFileSync(path, readFileSync(path, 'utf8').replace('"type":"kept"', '"type":"gone"'));
  expect(await verify()).toMatchObject({ exit: 10, ok: false, firstBad: { line: expect.any(Number), because: expect.stringContaining('hash') } });
});

it.each([
  [applyCommand, [], 64], [applyCommand, ['p', '--keep', '--keep-if-proven'], 64], [applyCommand, ['/no/such/plan', ...ON], 74], [undoCommand, [], 64], [undoCommand, ['Nö', ...ON], 64],
  [undoCommand, ['20200101-aaaaa', ...ON], 64], [undoCommand, ['20200101-aaaaa', ...ON, '--choose', 'some'], 64], [recoverCommand, [...ON, '--finish', '--roll-back'], 64], [recoverCommand, ['--machine', 'this'], 69],
  [journalCommand, [], 64], [journalCommand, ['list', 'x'], 64], [journalCommand, ['show'], 64], [timersCommand, [], 64], [keepCommand, ['20200101-aaaaa', ...ON], 64],
] as const)('%# wrong usage ends with its code', async (command, argv, exit) => {
  expect((await run(command, [...argv])).exit).toBe(exit);
});
