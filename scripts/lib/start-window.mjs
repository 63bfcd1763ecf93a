import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { isEnding } from './at-end.mjs';
import { ensureBuilt } from './build-app.mjs';
import { endTree, startChild } from './child.mjs';
import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { complaintOf, isHarmless } from './electron-noise.mjs';
import { SetupFailure } from './failure.mjs';
import { note } from './notes.mjs';
import { toolEnvironment } from './own-node.mjs';
import { inRoot, root } from './paths.mjs';
import { pngArrives } from './screenshot.mjs';
import { setUpDependencies, setUpElectron, setUpWindowPackages } from './set-up.mjs';

/** Opens the window and stays until it is closed or we are told to end. @param {{ exitAfterScreenshot: boolean }} options @returns {Promise<number>} */
export async function startWindow({ exitAfterScreenshot }) {
  await setUpDependencies();
  const [electron] = await Promise.all([setUpPrograms(), ensureBuilt(['app'])]);
  const virtual = hasDisplay() ? undefined : await startVirtualDisplay();
  if (virtual !== undefined) note(`There is no display here, so the window opens on a virtual one (${virtual.display}).`);

  const picture = virtual !== undefined || exitAfterScreenshot ? freshPicture() : undefined;
  // A virtual display has no graphics card; looking for one ends Chromium's GPU process, and a picture asked for meanwhile never comes.
  const flags = virtual === undefined ? [] : ['--disable-gpu'];
  const window = openWindow(electron.executable, flags, { ...virtual?.env, ...(picture === undefined ? {} : { RDP_DOCTOR_SCREENSHOT: picture }) });
  const ended = once(window.child, 'exit');
  let code = 0;
  if (picture !== undefined) {
    // A window that ends by itself may have written its picture just before.
    const arrived = await Promise.race([pngArrives(picture, 60_000), ended.then(() => pngArrives(picture, 50))]);
    if (isEnding()) return 0;
    if (arrived) process.stdout.write(`Screenshot of the window: ${picture}\n`);
    else if (window.child.exitCode === 0) note('The window closed before it was ready; if RDP Doctor is open already, close that one first.');
    else note('The window was not ready within a minute, so there is no screenshot.');
    if (exitAfterScreenshot) {
      await endTree(window.child);
      code = arrived ? 0 : 1;
    } else if (arrived) note('The window stays open; press Ctrl+C to end it.');
  }
  const [exitCode] = await ended;
  await virtual?.stop();
  if (exitAfterScreenshot) return code;
  if (exitCode !== 0 && exitCode !== null && !isEnding()) throw new SetupFailure(complaintOf(window.stderr(), exitCode));
  return 0;
}

async function setUpPrograms() {
  await setUpWindowPackages();
  return setUpElectron();
}

function freshPicture() {
  const file = inRoot('out', 'screenshots', 'start.png');
  mkdirSync(inRoot('out', 'screenshots'), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** @param {string} executable @param {string[]} flags @param {NodeJS.ProcessEnv} extra */
function openWindow(executable, flags, extra) {
  // Chromium refuses its sandbox to uid 0; nobody else gets this, and no package does.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = startChild(executable, [...asRoot, ...flags, root], { cwd: root, env: { ...toolEnvironment(), ...extra }, stdio: ['ignore', 'inherit', 'pipe'] });
  let stderr = '';
  child.once('error', (error) => { stderr += error.message; });
  child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    stderr = (stderr + text).slice(-20_000);
    const telling = text.split(/(?<=\n)/).filter((line) => !isHarmless(line)).join('');
    if (telling.trim() !== '') process.stderr.write(telling);
  });
  return { child, stderr: () => stderr };
}
