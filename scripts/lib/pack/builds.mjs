import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, Platform } from 'electron-builder';
import { versionOf } from './hooks.mjs';

/** @typedef {{ title: string, targets: Map<Platform, Map<Arch, string[]>>, overrides: import('electron-builder').Configuration }} Build */
/** @typedef {{ platform: string, runtime: { dist: string, version: string }, windowsRuntime: string | undefined, env: NodeJS.ProcessEnv, folderOnly: boolean, mayDownload: boolean }} Situation */

/** What can be packed here, and what cannot and why. Where nothing may be downloaded only tools that are named or built in are used.
 * @param {Situation} situation @returns {{ builds: Build[], skipped: string[] }} */
export function buildsFor({ platform, runtime, windowsRuntime, env, folderOnly, mayDownload }) {
  /** @type {string[]} */
  const skipped = [];
  /** @type {Build[]} */
  const builds = [];
  const own = mayDownload ? {} : { electronDist: runtime.dist, electronVersion: runtime.version };
  const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64;
  if (platform === 'linux') {
    const names = folderOnly ? ['dir'] : linuxTargets(env, mayDownload, skipped);
    builds.push({ title: 'Linux', targets: Platform.LINUX.createTarget(names, arch), overrides: own });
    if (windowsRuntime !== undefined && !folderOnly) builds.push(...windowsFromLinux(windowsRuntime, skipped));
  } else if (platform === 'win32') {
    // A folder of one architecture serves that one only; a release downloads both.
    const names = folderOnly ? ['dir'] : ['nsis', 'msi', 'zip'];
    const arches = mayDownload ? [Arch.x64, Arch.arm64] : [arch];
    builds.push({ title: 'Windows', targets: new Map([[Platform.WINDOWS, new Map(arches.map((each) => [each, names]))]]), overrides: own });
  } else skipped.push(`Nothing is packed on ${platform}; RDP Doctor is made for Windows and Linux.`);
  return { builds, skipped };
}

/** The folder always (archives are made of it afterwards, archive.mjs); AppImage and deb where their tools are or may be fetched.
 * @param {NodeJS.ProcessEnv} env @param {boolean} mayDownload @param {string[]} skipped */
function linuxTargets(env, mayDownload, skipped) {
  const targets = ['dir'];
  /** @param {string} target @param {boolean} there @param {string} tool */
  const take = (target, there, tool) => {
    if (there || mayDownload) targets.push(target);
    else skipped.push(`No ${target}: ${tool} is not here, and nothing is downloaded for it.`);
  };
  take('AppImage', Boolean(env['APPIMAGE_TOOLS_PATH']), 'the folder of the AppImage tools (APPIMAGE_TOOLS_PATH)');
  take('deb', Boolean(env['CUSTOM_FPM_PATH']) || env['USE_SYSTEM_FPM'] === 'true', 'fpm (CUSTOM_FPM_PATH)');
  return targets;
}

/** @param {string} dist @param {string[]} skipped @returns {Build[]} */
function windowsFromLinux(dist, skipped) {
  if (!existsSync(join(dist, 'electron.exe'))) {
    skipped.push(`No Windows folder: RDP_DOCTOR_WINDOWS_ELECTRON names ${dist}, where there is no electron.exe.`);
    return [];
  }
  skipped.push('No Windows assistant and no MSI: they are made on Windows (NSIS plugins, WiX); their definitions are checked by npm test.');
  return [{ title: 'Windows', targets: Platform.WINDOWS.createTarget(['dir'], Arch.x64), overrides: { electronDist: dist, electronVersion: versionOf(dist) } }];
}
