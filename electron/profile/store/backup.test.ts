import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp } from './backup.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-backup-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = () => readdirSync(join(folder, 'data', 'backups', 'profiles'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rdp')).sort();
const file = () => join(folder, 'srv 04<>.rdp');

it('keeps the ten newest, in their order, also of one moment and of a clock that went back', async () => {
  for (let version = 0; version < 14; version++) {
    writeFileSync(file(), `v${version}`);
    const done = await backUp(file(), join(folder, 'data'), new Date(Date.UTC(2026, 10, 21, 10, version < 10 ? 5 : 1)));
    expect(done).toMatchObject({ ok: true });
  }
  expect(kept().map((name) => readFileSync(join(folder, 'data', 'backups', 'profiles', name), 'utf8'))).toEqual(Array.from({ length: 10 }, (_, index) => `v${index + 4}`));
});

it('keeps the files of different places apart, and follows a link', async () => {
  writeFileSync(file(), 'x');
  symlinkSync(file(), join(folder, 'link.rdp'));
  writeFileSync(join(folder, 'other.rdp'), 'y');
  for (const one of [file(), join(folder, 'link.rdp'), join(folder, 'other.rdp')]) await backUp(one, join(folder, 'data'));
  expect(new Set(kept().map((name) => name.split(/[\\/]/)[0])).size).toBe(2);
});

it('has nothing to keep of a file that is not there', async () => expect(await backUp(file(), join(folder, 'data'))).toEqual({ ok: true, path: null }));

it('says when it could not', async () => {
  writeFileSync(file(), 'x');
  writeFileSync(join(folder, 'data'), 'in the way');
  expect(await backUp(file(), join(folder, 'data'))).toMatchObject({ ok: false, code: 'ENOTDIR' });
});
