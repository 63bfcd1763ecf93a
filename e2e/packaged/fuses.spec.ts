import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { commandOf, RELEASE, spoiledCopy, TEST_BUILD, type Packed } from './place.ts';
import { asPerson, runPacked } from './run-packed.ts';

const WANTED = {
  RunAsNode: false, EnableCookieEncryption: true, EnableNodeOptionsEnvironmentVariable: false, EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true, OnlyLoadAppFromAsar: true, LoadBrowserProcessSpecificV8Snapshot: false, GrantFileProtocolExtraPrivileges: false,
} as const;
type FuseName = keyof typeof WANTED;

/** The fuses of a program as it is; one that its Electron does not have yet is missing. */
async function fusesOf({ executable }: Packed): Promise<Partial<Record<FuseName, boolean>>> {
  const wire = await getCurrentFuseWire(executable);
  const names = Object.keys(WANTED) as FuseName[];
  return Object.fromEntries(names.filter((name) => wire[FuseV1Options[name]] !== undefined).map((name) => [name, wire[FuseV1Options[name]] === FuseState.ENABLE]));
}

test('every fuse of the release stands as it should', async () => {
  const { GrantFileProtocolExtraPrivileges: _since29, ...older } = WANTED;
  const fuses = await fusesOf(RELEASE);
  expect(fuses).toEqual('GrantFileProtocolExtraPrivileges' in fuses ? WANTED : older);
});

test('the test build differs in the debugger only', async () => {
  expect(await fusesOf(TEST_BUILD)).toEqual({ ...await fusesOf(RELEASE), EnableNodeCliInspectArguments: true });
});

const version = async (packed: Packed, env: Record<string, string> = {}) => runPacked(commandOf(packed), ['--version'], { env });

/** A copy of the release with one fuse turned over: each test below shows that it would notice. */
async function turned(fuse: FuseV1Options, on: boolean, spoil: (packed: Packed) => void = () => {}) {
  const copy = spoiledCopy(spoil);
  await flipFuses(copy.packed.executable, { version: FuseVersion.V1, [fuse]: on });
  return copy;
}

test('ELECTRON_RUN_AS_NODE makes no Node of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-node-'));
  const script = join(folder, 'script.js');
  const trace = join(folder, 'ran');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, ''); process.exit(3);`);
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  const broken = await turned(FuseV1Options.RunAsNode, true);
  try {
    expect((await runPacked(commandOf(RELEASE), ['--version'], { env })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    await runPacked(RELEASE.executable, ['--cli', '--no-sandbox', script, '--', '--version'], { env });
    expect(existsSync(trace)).toBe(false);
    await runPacked(broken.packed.executable, [script], { env });
    expect(existsSync(trace)).toBe(true);
  } finally {
    broken.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('NODE_OPTIONS loads nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-options-'));
  const trace = join(folder, 'ran');
  writeFileSync(join(folder, 'foreign.cjs'), `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '');`);
  const env = { NODE_OPTIONS: `--require=${join(folder, 'foreign.cjs')}` };
  // With the fuse, Electron reads the variable and says which of its options it leaves out in a packed app.
  const heard = /NODE_OPTIONs are not supported/;
  const broken = await turned(FuseV1Options.EnableNodeOptionsEnvironmentVariable, true);
  try {
    // Not through the launcher: it tells Chromium to keep such words to itself.
    const plain = (packed: Packed) => runPacked(packed.executable, ['--cli', '--no-sandbox', '--', '--version'], { env });
    const told = await plain(RELEASE);
    expect(told.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(told.stderr).not.toMatch(heard);
    expect(existsSync(trace)).toBe(false);
    expect((await plain(broken.packed)).stderr).toMatch(heard);
  } finally {
    broken.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('--inspect opens no debugger, in no mode', async () => {
  const listening = /Debugger listening/;
  for (const args of [['--inspect=0'], ['--cli', '--inspect=0', '--', '--version']]) {
    const { code, stderr } = await runPacked(...asPerson(RELEASE.executable, args));
    expect(code).toBe(64);
    expect(stderr).not.toMatch(listening);
    expect(stderr).toContain('RDP Doctor does not start with --inspect=0.');
  }
  const { stderr } = await runPacked(...asPerson(TEST_BUILD.executable, ['--cli', '--inspect=0', '--', '--version']));
  expect(stderr).toMatch(listening);
});

for (const flag of ['--remote-debugging-port=0', '--remote-debugging-pipe', '--js-flags=--expose-gc', '--disable-web-security', '--gpu-launcher=true', '--load-extension=/tmp']) {
  test(`a release does not start with ${flag}`, async () => {
    const { code, stderr } = await runPacked(...asPerson(RELEASE.executable, [flag]));
    expect(code).toBe(64);
    expect(stderr).toContain(`does not start with ${flag}.`);
  });
}

test('a folder in the place of the archive is not taken for the app', async () => {
  const plant = ({ resources }: Packed) => {
    renameSync(join(resources, 'app.asar'), join(resources, 'gone'));
    mkdirSync(join(resources, 'app'));
    writeFileSync(join(resources, 'app', 'package.json'), '{"name":"foreign","version":"6.6.6","main":"main.js"}');
    writeFileSync(join(resources, 'app', 'main.js'), 'process.stdout.write("foreign\\n"); process.exit(0);');
  };
  const planted = spoiledCopy(plant);
  const broken = await turned(FuseV1Options.OnlyLoadAppFromAsar, false, plant);
  try {
    expect((await version(planted.packed)).stdout).not.toContain('foreign');
    expect((await version(broken.packed)).stdout).toBe('foreign\n');
  } finally {
    planted.remove();
    broken.remove();
  }
});

test('an archive with one byte changed does not start', async () => {
  test.skip(process.platform === 'linux', 'Electron checks the archive on Windows and macOS');
  const changed = spoiledCopy(({ asar }) => {
    const bytes = readFileSync(asar);
    const at = bytes.indexOf('use strict', 16 + bytes.readUInt32LE(12));
    bytes[at] = (bytes[at] ?? 0) ^ 0x20;
    // A new file: the copy shares its files with the release.
    rmSync(asar);
    writeFileSync(asar, bytes);
  });
  try {
    const { code, stdout } = await version(changed.packed);
    expect(stdout).toBe('');
    expect(code).not.toBe(0);
  } finally {
    changed.remove();
  }
});
