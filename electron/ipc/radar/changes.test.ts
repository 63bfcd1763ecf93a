import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { changesBetween } from './changes.ts';
import { each, keptRowOf } from './testing.ts';
import type { KeptRow } from './window-row.ts';

const dir = mkdtempSync(join(tmpdir(), 'radar-since-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const between = (before: readonly KeptRow[], now: readonly KeptRow[], whole = true) => {
  const path = join(dir, 'before.jsonl');
  writeFileSync(path, before.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return changesBetween({ before: path, now: each(now), warnDays: 30, whole });
};
const far = { daysLeft: 82 };
const before = [keptRowOf('same', far), keptRowOf('gone', far), keptRowOf('renewed', { ...far, sha1: 'b'.repeat(40) }), keptRowOf('near', { daysLeft: 31 })];
const now = [keptRowOf('new', far), keptRowOf('same', { ...far, ms: 99 }), keptRowOf('renewed', far), keptRowOf('near', { daysLeft: 30 })];

it('tells what is new, gone, renewed or ends soon now, and nothing of the rest', async () => {
  const { changes, counts } = await between(before, now);
  expect(changes.map(({ kind, host }) => [kind, host])).toEqual([['new', 'new'], ['certificate', 'renewed'], ['ending', 'near'], ['gone', 'gone']]);
  expect(counts).toEqual({ new: 1, gone: 1, verdict: 0, certificate: 1, ending: 1 });
});

it('calls nothing gone that was not reached yet', async () => {
  expect((await between(before, [keptRowOf('same', far)], false)).changes).toEqual([]);
});

it('lists so many and counts all', async () => {
  const { changes, counts } = await between([], Array.from({ length: 2500 }, (_, index) => keptRowOf(`srv-${index}`, far)));
  expect([changes.length, counts.new]).toEqual([1000, 2500]);
});
