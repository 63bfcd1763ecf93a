import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultFilePath, readRdpFile } from './default-file.ts';

let dir = '';
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'rdp-doctor-default-')); });
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('reads a file whole, and says why where it cannot', async () => {
  const path = defaultFilePath(dir);
  expect(await readRdpFile(path)).toEqual({ ok: false, because: 'absent', code: 'ENOENT' });
  writeFileSync(path, 'x'.repeat(10 * 1024 * 1024));
  const read = await readRdpFile(path);
  expect(read.ok && read.bytes.length).toBe(10 * 1024 * 1024);
  truncateSync(path, 10 * 1024 * 1024 + 1);
  expect(await readRdpFile(path)).toMatchObject({ ok: false, because: 'tooLarge' });
  expect(await readRdpFile(dir)).toMatchObject({ ok: false, because: 'io', code: 'EISDIR' });
});

it.skipIf(process.platform !== 'linux')('never reads a device to its end', async () => {
  expect(await readRdpFile('/dev/zero')).toMatchObject({ ok: false, because: 'tooLarge' });
});
