import { cp, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkScripts, makeScriptManifest } from './script-manifest.ts';

const shipped = fileURLToPath(new URL('../../../assets/powershell', import.meta.url));
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scripts-'));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('holds every script that ships, and no test', async () => {
  const names = Object.keys(await makeScriptManifest(folder));
  expect(names).toContain('elevated.ps1');
  expect(names).toContain('windows/write/registry.psm1');
  expect(names.filter((name) => /test/i.test(name))).toEqual([]);
});

it('finds one that is gone, one byte that is other, and one too many', async () => {
  const manifest = await makeScriptManifest(folder);
  expect(await checkScripts(folder, manifest)).toEqual({ ok: true });
  await writeFile(join(folder, 'windows', 'extra.psm1'), '#');
  expect(await checkScripts(folder, manifest)).toEqual({ ok: false, because: 'scriptChanged', file: 'windows/extra.psm1' });
  await unlink(join(folder, 'windows', 'extra.psm1'));
  await writeFile(join(folder, 'worker.psm1'), ' ', { flag: 'a' });
  expect(await checkScripts(folder, manifest)).toEqual({ ok: false, because: 'scriptChanged', file: 'worker.psm1' });
  await unlink(join(folder, 'worker.psm1'));
  expect(await checkScripts(folder, manifest)).toEqual({ ok: false, because: 'scriptRemoved', file: 'worker.psm1' });
  expect(await checkScripts(join(folder, 'nowhere'), manifest)).toMatchObject({ because: 'scriptRemoved' });
});
