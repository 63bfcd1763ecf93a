import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseBook } from './case-book.ts';
import { caseFiles } from './case-files.ts';
import { HEAD_BYTES, readHead, writeSaved, type SavedCase } from './saved-case.ts';
import { broken } from './testing/cases.ts';

let dir: string;
beforeEach(async () => { dir = await mkdtemp(join(tmpdir(), 'book-')); });
afterEach(() => rm(dir, { recursive: true, force: true }));

const saved = (id: string, minute: number): SavedCase => ({
  row: { id, startedAt: `2026-11-21T10:${String(minute).padStart(2, '0')}:00.000Z`, savedAt: '2026-11-21T11:00:00.000Z', target: 'srv-04:3389', verdict: 'CERT_EXPIRED', fixed: false, notes: 0, changes: 0, from: 'run' },
  check: { kind: 'own', model: broken().model }, before: null, done: [], study: null, answers: {}, notes: [], timer: null,
});

it('keeps the newest, in their order, and lets the oldest go', async () => {
  const book = caseBook(caseFiles(dir), 3);
  await Promise.all([3, 1, 4, 2, 5].map((minute) => book.put(saved(`run-${minute}`, minute), true)));
  expect((await book.heads()).map((one) => ('row' in one ? one.row.id : ''))).toEqual(['run-5', 'run-4', 'run-3']);
  expect((await readdir(dir)).sort()).toEqual(['run-3.json', 'run-4.json', 'run-5.json']);
});

it('reads a row from the beginning of its file, whatever stands in the case', () => {
  const hostile = '","case":{"x":"\u0000\u202e'.repeat(400);
  const one = saved('run-1', 1);
  const text = writeSaved({ ...one, row: { ...one.row, target: hostile.slice(0, 300) }, notes: [{ at: one.row.startedAt, text: hostile }] });
  expect(Buffer.byteLength(text)).toBeGreaterThan(HEAD_BYTES);
  expect(readHead(Buffer.from(text).toString('utf8', 0, HEAD_BYTES))?.row).toMatchObject({ id: 'run-1', target: hostile.slice(0, 300) });
  expect(readHead(text.slice(0, 40))).toBeNull();
});
