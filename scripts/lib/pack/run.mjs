import { existsSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import { note, stopwatch } from '../notes.mjs';
import { inRoot } from '../paths.mjs';
import { archiveFolder } from './archive.mjs';
import { buildsFor } from './builds.mjs';
import { versionOf } from './hooks.mjs';

const { values } = parseArgs({
  options: { runtime: { type: 'string' }, 'folder-only': { type: 'boolean' }, 'test-build': { type: 'boolean' }, release: { type: 'boolean' } },
});
const runtime = values.runtime ?? '';
const folderOnly = values['folder-only'] === true || values['test-build'] === true;
if (values.release === true) process.env['RDP_DOCTOR_RELEASE'] = '1';
// electron-builder would fetch its tools; which of them may be fetched is decided in builds.mjs.
const { default: base } = await import('../../../electron-builder.config.mjs');

const plan = buildsFor({
  platform: process.platform,
  runtime: { dist: runtime, version: versionOf(runtime) },
  windowsRuntime: process.env['RDP_DOCTOR_WINDOWS_ELECTRON'],
  env: process.env,
  folderOnly,
  mayDownload: values.release === true,
});
for (const line of plan.skipped) note(line);
const output = values['test-build'] === true ? 'out/pack-test' : 'out/pack';
rmSync(output, { recursive: true, force: true });

for (const { title, targets, overrides } of plan.builds) {
  const time = stopwatch();
  // electron-builder changes the object it is given.
  const config = { ...base, ...overrides, directories: { ...base.directories, output } };
  if (values['test-build'] === true) config.extraMetadata = { ...base.extraMetadata, debuggable: true };
  const files = await build({ targets, config, publish: 'never' });
  note(`Packed ${title} in ${time()}: ${[output, ...files].join(', ')}`);
}
if (process.platform === 'linux' && !folderOnly) {
  const { productName, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  for (const [folder, system] of /** @type {const} */ ([['linux-unpacked', 'linux'], ['win-unpacked', 'win']])) {
    if (!existsSync(inRoot(output, folder))) continue;
    for (const line of await archiveFolder({ folder: inRoot(output, folder), as: inRoot(output, `rdp-doctor-${version}-${system}-x64`), top: `${productName} ${version}` })) note(line);
  }
}
