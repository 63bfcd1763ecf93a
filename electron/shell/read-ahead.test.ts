import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readAhead, readOnce } from './read-ahead.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-ahead-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('gives what was read ahead, once, and the file itself after that', async () => {
  const path = join(folder, 'a.js');
  writeFileSync(path, 'before');
  readAhead([path]);
  expect((await readOnce(path)).toString()).toBe('before');
  writeFileSync(path, 'after');
  expect((await readOnce(path)).toString()).toBe('after');
});

it('says that a file is missing to whoever asks for it, and to nobody else', async () => {
  const path = join(folder, 'missing.js');
  readAhead([path]);
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  await expect(readOnce(path)).rejects.toThrow('ENOENT');
});
