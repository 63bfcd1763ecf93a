import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, Platform, build } from 'electron-builder';

/** @typedef {import('electron-builder').Configuration} Configuration */

/** A configuration that may be changed: electron-builder writes into the one it is given. @param {Configuration} config @returns {Configuration} */
export function ownCopy(config) {
  const [hooks, data] = [/** @type {[string, unknown][]} */ ([]), /** @type {[string, unknown][]} */ ([])];
  for (const entry of Object.entries(config)) (typeof entry[1] === 'function' ? hooks : data).push(entry);
  return { ...structuredClone(Object.fromEntries(data)), ...Object.fromEntries(hooks) };
}

/** What makensis would be given for the assistant: its defines and commands. Nothing is compiled and nothing fetched.
 * @param {Configuration} config @returns {Promise<{ defines: Record<string, unknown>, commands: Record<string, unknown> }>} */
export async function nsisDefinition(config) {
  /** @type {[Record<string, unknown>, Record<string, unknown>] | undefined} */
  let seen;
  await withFakeApp((prepackaged, output) => withFakeTools(() => build({
    targets: Platform.WINDOWS.createTarget(['nsis'], Arch.x64), prepackaged, publish: 'never',
    config: { ...ownCopy(config), directories: { ...config.directories, output } },
    effectiveOptionComputed: async (options) => {
      seen = options;
      return true;
    },
  }).catch((/** @type {unknown} */ error) => {
    // What comes after the definition is not wanted, and stumbles over the stand-ins.
    if (seen === undefined) throw error;
  })));
  if (seen === undefined) throw new Error('electron-builder computed no definition');
  return { defines: seen[0], commands: seen[1] };
}

/** The WiX project of the MSI, as it would be compiled; the build stops there. @param {Configuration} config @returns {Promise<string>} */
export async function msiProject(config) {
  let project = '';
  const stop = new Error('seen');
  const own = ownCopy(config);
  await withFakeApp((prepackaged, output) => build({
    targets: Platform.WINDOWS.createTarget(['msi'], Arch.x64), prepackaged, publish: 'never',
    config: {
      ...own, directories: { ...config.directories, output },
      msiProjectCreated: async (path) => {
        if (typeof own.msiProjectCreated === 'function') await own.msiProjectCreated(path);
        project = await readFile(path, 'utf8');
        throw stop;
      },
    },
  }).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Error) || !error.message.includes(stop.message)) throw error;
  }));
  return project;
}

/** @param {(app: string, output: string) => Promise<unknown>} work */
async function withFakeApp(work) {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-definition-'));
  try {
    writeFileSync(join(folder, 'RDP Doctor.exe'), 'stands for the program');
    await work(folder, join(folder, 'out'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** electron-builder packs the app before it computes the definition, and would fetch its archiver and NSIS for that.
 * @param {() => Promise<unknown>} work */
async function withFakeTools(work) {
  const folder = mkdtempSync(join(tmpdir(), 'rdp-doctor-tools-'));
  const archiver = join(folder, '7za');
  writeFileSync(archiver, '#!/bin/sh\nfor each; do case $each in *.7z|*.zip) : > "$each";; esac; done\n', { mode: 0o755 });
  writeFileSync(join(folder, 'elevate.exe'), 'stands for the helper');
  const before = { ...process.env };
  Object.assign(process.env, { ELECTRON_BUILDER_7ZIP_PATH: archiver, ELECTRON_BUILDER_NSIS_DIR: folder, ELECTRON_BUILDER_NSIS_RESOURCES_DIR: folder });
  try {
    await work();
  } finally {
    for (const name of ['ELECTRON_BUILDER_7ZIP_PATH', 'ELECTRON_BUILDER_NSIS_DIR', 'ELECTRON_BUILDER_NSIS_RESOURCES_DIR']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
