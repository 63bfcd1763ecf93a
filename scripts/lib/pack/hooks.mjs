import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Arch } from 'electron-builder';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { note } from '../notes.mjs';
import { fusesFor } from './fuse-table.mjs';
import { buildLauncher } from './windows-launcher.mjs';

/** What a runtime may carry that is not Electron's: launchers and packaging of the app it was taken from. */
const foreign = ['AppRun', '.DirIcon', 'usr', 'resources/app', 'resources/app.asar', 'resources/default_app.asar', 'resources/app-update.yml', 'resources/elevate.exe', 'version'];

/** The runtime as Electron ships it, whatever it came from. @param {{ appOutDir: string }} context */
export async function cleanRuntime({ appOutDir }) {
  for (const name of foreign) rmSync(join(appOutDir, name), { recursive: true, force: true });
}

/** electron-builder's hook before anything is signed: the console launcher on Windows, and the fuses. @param {import('electron-builder').AfterPackContext} context */
export async function finishFolder(context) {
  if (context.electronPlatformName === 'win32') {
    const complaint = await buildLauncher({ output: join(context.appOutDir, 'rdp-doctor.exe'), arch: context.arch === Arch.arm64 ? 'arm64' : 'x64' });
    if (complaint !== undefined && process.env['RDP_DOCTOR_RELEASE'] === '1') throw new Error(complaint);
    if (complaint !== undefined) note(`No command line in this package: ${complaint}`);
  }
  await harden(context);
}

/** Sets the fuses. A fuse that the runtime does not have yet (GrantFileProtocolExtraPrivileges came with Electron 29)
 * is left out there, and only there. @param {import('electron-builder').AfterPackContext} context */
async function harden({ appOutDir, packager, electronPlatformName, arch }) {
  const name = packager.appInfo.productFilename;
  const file = electronPlatformName === 'win32' ? `${name}.exe` : electronPlatformName === 'darwin' ? `${name}.app` : /** @type {{ executableName: string }} */ (/** @type {unknown} */ (packager)).executableName;
  const executable = join(appOutDir, file);
  const present = await getCurrentFuseWire(executable);
  const wanted = fusesFor(packager.config.extraMetadata?.debuggable === true);
  const major = Number((packager.config.electronVersion ?? '').split('.')[0]);
  const missing = wanted.filter(({ fuse }) => present[fuse] === undefined);
  if (missing.some(({ fuse }) => fuse !== FuseV1Options.GrantFileProtocolExtraPrivileges || major >= 29)) {
    throw new Error(`this Electron lacks the fuses ${missing.map(({ fuse }) => FuseV1Options[fuse]).join(', ')}`);
  }
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin' && arch === Arch.arm64,
    ...Object.fromEntries(wanted.filter((row) => !missing.includes(row)).map(({ fuse, on }) => [fuse, on])),
  });
}

/** The version a runtime folder names. @param {string} dist */
export const versionOf = (dist) => readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
