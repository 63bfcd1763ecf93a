import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IntendedEvent } from './events.ts';
import { checkJournal } from './documents.ts';
import { openJournal } from './journal.ts';
import { viewOf, type JournalView } from './read-journal.ts';

let dir: string;
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'journal-')); });
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const intent: IntendedEvent = {
  type: 'intended', machine: 'practice:x', keep: 'keep', timer: null, before: { code: 'CERT_EXPIRED', stage: 'certificate' }, factsBefore: {}, captured: [{ value: null, name: 'Ünï“' }],
  plan: { id: 'p', sha256: 'a'.repeat(64), fix: 'f', operations: [{ primitive: 'registry.set', target: 'HKLM\\x', args: {} }], timeBoxMinutes: null, keepWithinMinutes: null, proof: { facts: [], probe: true } },
};

async function written(count: number): Promise<Buffer> {
  const journal = openJournal(dir);
  for (let at = 0; at < count; at++) {
    expect((await journal.append(`e${at}`, intent)).ok).toBe(true);
    await journal.append(`e${at}`, { type: 'applying', op: 0 });
    await journal.append(`e${at}`, { type: 'applied', op: 0, reading: { value: at } });
    await journal.append(`e${at}`, { type: 'kept' });
  }
  return readFileSync(journal.path);
}

async function view(): Promise<JournalView> {
  const read = await openJournal(dir).read();
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

describe('the chain', () => {
  it('verifies what was written and folds it', async () => {
    await written(3);
    const now = await view();
    expect(checkJournal(now)).toMatchObject({ ok: true, entries: 3, firstBad: null, tornTail: false });
    expect(now.entry('e1')).toMatchObject({ ok: true, entry: { phase: 'kept', operations: [{ begun: true, applied: true, captured: { name: 'Ünï“' } }] } });
  });

  it('names the line in which any single byte was changed', async () => {
    const bytes = await written(2);
    const lineAt = (at: number) => bytes.subarray(0, at).filter((one) => one === 10).length + 1;
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ flip;
      const check = checkJournal(viewOf(changed));
      // The line feed of the last line is its end: losing it looks like a cut.
      if (at === bytes.length - 1) return check.tornTail;
      return !check.ok && check.firstBad?.line === lineAt(at);
    }), { numRuns: 400 });
  });

  it('takes a cut anywhere as a cut, never as tampering, and mends it at the next write', async () => {
    const bytes = await written(2);
    for (let cut = 1; cut < bytes.length; cut += 37) {
      writeFileSync(join(dir, 'journal.jsonl'), bytes.subarray(0, cut));
      const before = checkJournal(await view());
      expect(before.ok).toBe(true);
      expect(before.tornTail).toBe(bytes[cut - 1] !== 10);
      const added = await openJournal(dir).append('later', intent);
      expect(added).toEqual({ ok: true, value: { mended: before.tornTail } });
      expect(checkJournal(await view())).toMatchObject({ ok: true, tornTail: false });
      expect((await view()).entry('later')?.ok).toBe(true);
    }
  });

  it('names a line that was taken out', async () => {
    const lines = (await written(2)).toString().split('\n');
    lines.splice(2, 1);
    expect(checkJournal(viewOf(Buffer.from(lines.join('\n'))))).toMatchObject({ ok: false, firstBad: { line: 3, because: { key: 'apply:journal.bad.order' } } });
  });

  it('trusts no entry with a changed line, and still the others', async () => {
    const text = (await written(2)).toString().replace('"value":0', '"value":7');
    const now = viewOf(Buffer.from(text));
    expect(now.entry('e0')).toMatchObject({ ok: false, line: 3, because: 'hash' });
    expect(now.entry('e1')).toMatchObject({ ok: true });
  });

  it('lets two writers take turns', async () => {
    const [one, other] = [openJournal(dir), openJournal(dir)];
    await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 ? one : other).append(`e${at}`, intent)));
    expect(checkJournal(await view())).toMatchObject({ ok: true, entries: 12 });
  });
});

it('says why it could not write, and leaves no half line', async () => {
  const bytes = await written(1);
  rmSync(join(dir, 'locks'), { recursive: true });
  writeFileSync(join(dir, 'locks'), 'a file where a folder has to be');
  expect(await openJournal(dir).append('e9', intent)).toMatchObject({ ok: false, problem: { code: 'EEXIST' } });
  expect(readFileSync(join(dir, 'journal.jsonl')).equals(bytes)).toBe(true);
});

it('holds up when something else holds the lock of a process that has ended', async () => {
  const pid = Number(execFileSync(process.execPath, ['-p', 'process.pid']).toString());
  await written(1);
  writeFileSync(join(dir, 'locks', 'journal.lock'), JSON.stringify({ pid, began: null, nonce: 'x', what: 'journal' }));
  expect((await openJournal(dir).append('e9', intent)).ok).toBe(true);
});
