import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { commandOf, RELEASE, spoiledCopy, type Packed } from './place.ts';
import { runPacked } from './run-packed.ts';

/** What an administrator of a server would run: the packed command hands it out only from scripts it was built with. */
const collect = (packed: Packed) => runPacked(commandOf(packed), ['collect', '--print', '--lang', 'en']);
const script = ({ resources }: Packed): string => join(resources, 'powershell', 'windows', 'registry.psm1');

/** A file of one's own: the copy shares its files with the release, which must stay as it is. */
function rewrite(path: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path);
  change(bytes);
  rmSync(path);
  writeFileSync(path, bytes);
}

test('the packed command hands out the collector', async () => {
  const { code, stdout, stderr } = await collect(RELEASE);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Get-RdpdRegistryValue');
});

const SPOILED: readonly (readonly [string, (packed: Packed) => void, RegExp])[] = [
  ['one byte changed', (packed) => rewrite(script(packed), (bytes) => { bytes[0] = (bytes[0] ?? 0) ^ 1; }), /windows\/registry\.psm1 .* is not the file/],
  ['one byte more', (packed) => rewrite(script(packed), (bytes) => { bytes.fill(0x20, bytes.length - 1); }), /windows\/registry\.psm1 .* is not the file/],
  ['another script in its place', (packed) => { rmSync(script(packed)); copyFileSync(join(packed.resources, 'powershell', 'record.psm1'), script(packed)); }, /windows\/registry\.psm1 .* is not the file/],
  ['no script in its place', (packed) => renameSync(script(packed), `${script(packed)}.bak`), /missing from this installation/],
];
for (const [what, spoil, says] of SPOILED) {
  test(`a package with ${what} refuses, and names the file`, async () => {
    const { packed, remove } = spoiledCopy(spoil);
    try {
      const { code, stdout, stderr } = await collect(packed);
      expect(stdout).toBe('');
      expect(code).toBe(74);
      expect(stderr).toMatch(says);
      expect(stderr).toContain('registry.psm1');
    } finally {
      remove();
    }
  });
}
