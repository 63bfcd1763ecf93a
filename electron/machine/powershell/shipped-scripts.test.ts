import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkScripts } from './script-manifest.ts';
import { scriptsDir, shippedScripts } from './shipped-scripts.ts';

it('knows the scripts it was built with', async () => {
  const manifest = shippedScripts();
  expect(Object.keys(manifest)).toContain('elevated.ps1');
  expect(Object.keys(manifest).filter((name) => /^testing\/|\.Tests\./.test(name))).toEqual([]);
  expect(await checkScripts(fileURLToPath(new URL('../../../assets/powershell', import.meta.url)), manifest)).toEqual({ ok: true });
});

it('finds them beside the archive and in the sources', () => {
  const resources = join(sep, 'Program Files', 'RDP Doctor', 'resources');
  expect(scriptsDir(join(resources, 'app.asar', 'out', 'cli'))).toBe(join(resources, 'powershell'));
  expect(scriptsDir(join(sep, 'src', 'out', 'main'))).toBe(join(sep, 'src', 'assets', 'powershell'));
});
