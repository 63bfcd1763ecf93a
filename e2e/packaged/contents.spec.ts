import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { checkScripts, makeScriptManifest } from '../../electron/machine/powershell/script-manifest.ts';
import { filesBelow, inRepository, RELEASE, TEST_BUILD } from './place.ts';

const inside = (asar: string): string[] => listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));
const filesInside = (asar: string): string[] => inside(asar).filter((name) => /\.\w+$/.test(name));
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

test('the archive holds the bundles and the manifest, and nothing of development', () => {
  const files = filesInside(RELEASE.asar);
  for (const wanted of ['package.json', 'out/main/main.js', 'out/preload/preload.js', 'out/renderer/index.html', 'out/cli/rdp-doctor.js']) expect(files).toContain(wanted);
  const allowed = /^(package\.json|out\/(main|preload|cli)\/[A-Za-z0-9_-]+\.js|out\/renderer\/index\.html|out\/renderer\/assets\/[A-Za-z0-9_.-]+\.(js|css|woff2|svg|png))$/;
  expect(files.filter((name) => !allowed.test(name))).toEqual([]);
  expect(inside(RELEASE.asar).filter((name) => /node_modules|\.map$|\.tsx?$|\.test\./.test(name))).toEqual([]);
});

test('no bundle points to a source map or carries one', () => {
  for (const name of filesInside(RELEASE.asar).filter((each) => /\.(js|css)$/.test(each))) {
    expect(extractFile(RELEASE.asar, name).toString('utf8').slice(-500), name).not.toContain('sourceMappingURL');
  }
});

test('the preload requires Electron and nothing else, and the page is let in by a policy alone', () => {
  const preload = extractFile(RELEASE.asar, 'out/preload/preload.js').toString('utf8');
  expect([...preload.matchAll(/require\(([^)]*)\)/g)].map((match) => match[1]?.replaceAll(/["'`]/g, ''))).toEqual(['electron']);
  const page = extractFile(RELEASE.asar, 'out/renderer/index.html').toString('utf8');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|https?:\/\//i);
});

test('the manifest names the app and no tool of development', () => {
  const manifest = JSON.parse(extractFile(RELEASE.asar, 'package.json').toString('utf8')) as Record<string, unknown>;
  const source = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as { version: string };
  expect(manifest).toMatchObject({ name: 'rdp-doctor', productName: 'RDP Doctor', version: source.version, main: 'out/main/main.js' });
  for (const key of ['devDependencies', 'scripts', 'dependencies', 'debuggable']) expect(Object.keys(manifest).filter((each) => each === key && manifest[each] !== null)).toEqual([]);
});

test('the test build is the release with one word more in its manifest', () => {
  expect(filesInside(TEST_BUILD.asar)).toEqual(filesInside(RELEASE.asar));
  const other = filesInside(RELEASE.asar).filter((name) => !extractFile(RELEASE.asar, name).equals(extractFile(TEST_BUILD.asar, name)));
  expect(other).toEqual(['package.json']);
  const manifest = (asar: string) => JSON.parse(extractFile(asar, 'package.json').toString('utf8')) as Record<string, unknown>;
  expect(manifest(TEST_BUILD.asar)).toEqual({ ...manifest(RELEASE.asar), debuggable: true });
});

test('the PowerShell scripts lie outside the archive: every one that ships, unchanged, and no test', async () => {
  const shipped = await makeScriptManifest(inRepository('assets/powershell'));
  expect(Object.keys(shipped).length).toBeGreaterThan(30);
  expect(filesBelow(join(RELEASE.resources, 'powershell'))).toEqual(Object.keys(shipped).sort());
  expect(await checkScripts(join(RELEASE.resources, 'powershell'), shipped)).toEqual({ ok: true });
});

test('the archive holds the hashes of exactly these scripts', async () => {
  const shipped = await makeScriptManifest(join(RELEASE.resources, 'powershell'));
  const bundles = filesInside(RELEASE.asar).filter((name) => name.startsWith('out/main/')).map((name) => extractFile(RELEASE.asar, name).toString('utf8')).join('\n');
  for (const [file, hash] of Object.entries(shipped)) expect(bundles.includes(hash), file).toBe(true);
  // As a name in the list; the word itself stands in the rule that leaves them out.
  expect(bundles).not.toMatch(/\w\.Tests\.ps1["'`]:/);
});

test('beside the archive lies what Electron needs, and nothing of the runtime it was taken from', () => {
  const names = filesBelow(RELEASE.folder);
  expect(names.filter((name) => /fiftyone|AppRun|DirIcon|default_app|app-update\.yml$|^usr\//.test(name) && process.platform === 'linux')).toEqual([]);
  expect(names.filter((name) => name.startsWith('locales/')).sort()).toEqual(['locales/en-US.pak', 'locales/ja.pak']);
  expect(names.filter((name) => name.startsWith('resources/') && !name.startsWith('resources/powershell/')).filter((name) => !/^resources\/(app\.asar|license\.txt|elevate\.exe|app-update\.yml)$/.test(name))).toEqual([]);
  expect(names).toContain('LICENSES.chromium.html');
});

test('it is at most 15 % larger than the bare runtime', async () => {
  const { presentElectron } = (await import(inRepository('scripts/lib/electron-runtime.mjs'))) as { presentElectron: () => { dist: string } | undefined };
  const dist = presentElectron()?.dist ?? '';
  const sizeOf = (folder: string, skip: RegExp) => filesBelow(folder).filter((name) => !skip.test(name)).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const bare = sizeOf(dist, /^resources\/app\/|^locales\/(?!en-US|ja\.)/);
  const ours = sizeOf(RELEASE.folder, /^$/);
  console.log(`size: ${megabytes(ours)}, the bare runtime with the same languages ${megabytes(bare)}, archive ${megabytes(statSync(RELEASE.asar).size)}`);
  expect(ours / bare).toBeLessThanOrEqual(1.15);
});

test('the archive\'s own hashes hold', () => {
  for (const name of filesInside(RELEASE.asar)) {
    const header = headerOf(RELEASE.asar, name);
    expect(createHash('sha256').update(extractFile(RELEASE.asar, name)).digest('hex'), name).toBe(header);
  }
});

/** The hash that the archive's header holds for a file (asar integrity). */
function headerOf(asar: string, name: string): string {
  const bytes = readFileSync(asar);
  interface Node { files?: Record<string, Node>; integrity?: { algorithm: string; hash: string } }
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Node;
  const node = name.split('/').reduce<Node | undefined>((at, part) => at?.files?.[part], header);
  expect(node?.integrity?.algorithm, name).toBe('SHA256');
  return node?.integrity?.hash ?? '';
}
