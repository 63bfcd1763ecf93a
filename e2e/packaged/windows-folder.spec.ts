import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { checkScripts, makeScriptManifest } from '../../electron/machine/powershell/script-manifest.ts';
import { filesBelow, inRepository } from './place.ts';

/** Read and not run, so that it serves also where the folder was made on Linux from a Windows runtime (RDP_DOCTOR_WINDOWS_ELECTRON). */
const folder = inRepository('out/pack/win-unpacked');
const program = join(folder, 'RDP Doctor.exe');
const asar = join(folder, 'resources/app.asar');
test.skip(!existsSync(program), 'no Windows folder was made here');

/** Where a PE file says which subsystem it is for: 2 window, 3 console (PE format, optional header). */
function subsystem(file: string): number {
  const bytes = readFileSync(file);
  return bytes.readUInt16LE(bytes.readUInt32LE(0x3c) + 24 + 68);
}
/** As a version resource or a manifest holds it. */
const holds = (file: string, text: string, encoding: 'utf8' | 'utf16le'): boolean => readFileSync(file).includes(Buffer.from(text, encoding));

test('the fuses stand as in every release', async () => {
  const wire = await getCurrentFuseWire(program);
  const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar];
  const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.LoadBrowserProcessSpecificV8Snapshot];
  expect([on.map((fuse) => wire[fuse]), off.map((fuse) => wire[fuse])]).toEqual([on.map(() => FuseState.ENABLE), off.map(() => FuseState.DISABLE)]);
});

test('the program holds the hash of its archive\'s header, under the name Windows\' Electron looks for', () => {
  const text = readFileSync(program).toString('latin1');
  expect(text).toContain(Buffer.from('ELECTRONASAR', 'utf16le').toString('latin1'));
  const [found = ''] = /\[\{"file":"resources[^\]]{0,200}\]/.exec(text) ?? [];
  const bytes = readFileSync(asar);
  const header = bytes.subarray(16, 16 + bytes.readUInt32LE(12));
  expect(JSON.parse(found)).toEqual([{ file: 'resources\\app.asar', alg: 'SHA256', value: createHash('sha256').update(header).digest('hex') }]);
});

test('it is ours by name and version, asks for no rights, and opens no console', () => {
  const { version } = JSON.parse(extractFile(asar, 'package.json').toString('utf8')) as { version: string };
  for (const text of ['RDP Doctor contributors', 'RDP Doctor', version]) expect(holds(program, text, 'utf16le'), text).toBe(true);
  expect(holds(program, 'GitHub, Inc.', 'utf16le')).toBe(false);
  expect(holds(program, 'level="asInvoker"', 'utf8')).toBe(true);
  expect(subsystem(program)).toBe(2);
});

test('beside it lie what Electron needs, the scripts of this build, and the console launcher', async () => {
  const names = filesBelow(folder);
  const known = /^(RDP Doctor\.exe|rdp-doctor\.exe|[\w-]+\.(dll|pak|bin|dat)|vk_swiftshader_icd\.json|LICENSE(S\.chromium\.html|\.electron\.txt)|locales\/(en-US|ja)\.pak|resources\/(app\.asar|license\.txt|elevate\.exe|app-update\.yml)|resources\/powershell\/.+)$/;
  expect(names.filter((name) => !known.test(name))).toEqual([]);
  const scripts = join(folder, 'resources/powershell');
  expect(filesBelow(scripts).filter((name) => /Tests|testing/.test(name))).toEqual([]);
  expect(await checkScripts(scripts, await makeScriptManifest(inRepository('assets/powershell')))).toEqual({ ok: true });
  const launcher = join(folder, 'rdp-doctor.exe');
  test.info().annotations.push({ type: 'launcher', description: existsSync(launcher) ? 'there' : 'no ziglang here' });
  if (existsSync(launcher)) expect(subsystem(launcher)).toBe(3);
});
