import { ensureDependencies, dependenciesReady } from './dependencies.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectron, presentElectron } from './electron-runtime.mjs';
import { SetupFailure } from './failure.mjs';
import { note } from './notes.mjs';
import { cacheFolder, root } from './paths.mjs';
import { oneAtATime } from './setup-lock.mjs';
import { ensurePackages, packageGroups } from './system-packages.mjs';

const oldest = 20;

/** The dependencies and the project's own Node. */
export async function setUpDependencies() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldest) throw new SetupFailure(`This is Node ${process.versions.node}; install Node ${oldest} or newer and run the command again.`);
  if (!dependenciesReady()) await oneAtATime(root, ensureDependencies);
}

/** What a window needs of the system. Fonts may be missing, a display or its libraries may not. */
export async function setUpWindowPackages() {
  if (process.platform !== 'linux') return;
  const wanted = hasDisplay() ? packageGroups.window : [...packageGroups.window, ...packageGroups.virtualDisplay];
  const outcome = await oneAtATime('system packages', () => ensurePackages(wanted, 'the window'));
  if (outcome.kind === 'missing') note(`The window may lack ${outcome.packages.join(', ')}: ${outcome.because}`);
}

/** The real servers that the lab and the bench run against. Gives the reason why they are not there, if so. @returns {Promise<string | undefined>} */
export async function setUpLabPackages() {
  if (process.platform !== 'linux') return `the lab's servers are Debian's; this is ${process.platform}`;
  const outcome = await oneAtATime('system packages', () => ensurePackages(packageGroups.lab, 'the lab'));
  return outcome.kind === 'missing' ? `not installed: ${outcome.packages.join(', ')} (${outcome.because})` : undefined;
}

/** The Electron to start. */
export async function setUpElectron() {
  return presentElectron() === undefined ? oneAtATime(cacheFolder(), ensureElectron) : ensureElectron();
}
