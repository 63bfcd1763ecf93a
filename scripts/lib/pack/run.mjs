import { existsSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import { note, stopwatch } from '../notes.mjs';
import { inRoot } from '../paths.mjs';
import { archiveFolder } from './archive.mjs';
import { buildsFor } from './builds.mjs';
import { ownCopy } from './definitions.mjs';
import { versionOf } from './hooks.mjs';

const { values } = parseArgs({
  options: { runtime: { type: 'string' }, 'folder-only': { type: 'boolean' }, 'test-build': { type: 'boolean' }, release: { type: 'boolean' } },
});
const runtime = values.runtime ?? '';
const release = values.release === true;
const folderOnly = values['folder-only'] === true;
if (release) process.env['RDP_DOCTOR_RELEASE'] = '1';
// After the line above: the configuration asks whether it has to be signed.
const { default: base } = await import('../../../electron-builder.config.mjs');

const situation = { platform: process.platform, runtime: { dist: runtime, version: versionOf(runtime) }, windowsRuntime: process.env['RDP_DOCTOR_WINDOWS_ELECTRON'], env: process.env, mayDownload: release };
await pack('out/pack', { folderOnly, extra: {} });
// From the same bundles, so that what is tested differs from what ships in this one word and in one fuse.
if (values['test-build'] === true) await pack('out/pack-test', { folderOnly: true, extra: { debuggable: true } });
if (process.platform === 'linux' && !folderOnly) await archive('out/pack');

/** @param {string} output @param {{ folderOnly: boolean, extra: object }} how */
async function pack(output, { folderOnly: only, extra }) {
  const { builds, skipped } = buildsFor({ ...situation, folderOnly: only });
  for (const line of skipped) note(line);
  rmSync(inRoot(output), { recursive: true, force: true });
  for (const { title, targets, overrides } of builds) {
    const time = stopwatch();
    const config = { ...ownCopy(base), ...overrides, directories: { ...base.directories, output }, extraMetadata: { ...base.extraMetadata, ...extra } };
    const files = await build({ targets, config, publish: 'never' });
    note(`Packed ${title} in ${time()}: ${[output, ...files].join(', ')}`);
  }
}

/** @param {string} output */
async function archive(output) {
  const { productName, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  for (const [folder, system] of /** @type {const} */ ([['linux-unpacked', 'linux'], ['win-unpacked', 'win']])) {
    if (!existsSync(inRoot(output, folder))) continue;
    for (const line of await archiveFolder({ folder: inRoot(output, folder), as: inRoot(output, `rdp-doctor-${version}-${system}-x64`), top: `${productName} ${version}` })) note(line);
  }
}
