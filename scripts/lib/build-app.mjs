import { chmodSync, existsSync, rmSync } from 'node:fs';
import { isBuilt, markBuilt, stateOf } from './build-stamp.mjs';
import { run } from './child.mjs';
import { SetupFailure, lastLines } from './failure.mjs';
import { note, stopwatch } from './notes.mjs';
import { ownNode, toolEnvironment } from './own-node.mjs';
import { inRoot, isWindows, root } from './paths.mjs';
import { oneAtATime } from './setup-lock.mjs';

/** @typedef {import('./build-stamp.mjs').BuildPart} BuildPart */

const commands = {
  app: [inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
  cli: [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', 'vite.cli.config.mts', '--logLevel', 'warn'],
};
const what = { app: 'the window', cli: 'the command line' };

/** @param {BuildPart} part */
async function build(part) {
  const state = stateOf(part);
  rmSync(inRoot('out', `.${part}-stamp`), { force: true });
  const result = await run(ownNode, commands[part], { cwd: root, env: { ...toolEnvironment(), NODE_ENV: 'production' } });
  if (result.code !== 0) throw new SetupFailure(`Building ${what[part]} failed; its first complaint is above.`, lastLines(result.output, 30));
  if (part === 'cli' && !isWindows && existsSync(inRoot('out/cli/rdp-doctor.js'))) chmodSync(inRoot('out/cli/rdp-doctor.js'), 0o755);
  markBuilt(part, state);
}

/** Builds the parts whose sources have changed since the last build, all at once. @param {BuildPart[]} parts @param {{ always?: boolean }} [options] */
export async function ensureBuilt(parts, { always = false } = {}) {
  if (!always && parts.every(isBuilt)) return;
  await oneAtATime(inRoot('out'), async () => {
    const stale = parts.filter((part) => always || !isBuilt(part));
    if (stale.length === 0) return;
    const time = stopwatch();
    const outcomes = await Promise.allSettled(stale.map(build));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    note(`Built ${stale.map((part) => what[part]).join(' and ')} in ${time()}.`);
  });
}
