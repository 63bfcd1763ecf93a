import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from './paths.mjs';

/** @typedef {'app' | 'cli'} BuildPart */

const sources = {
  app: ['electron', 'preload', 'renderer', 'assets', 'electron.vite.config.ts', 'build-constants.mts', 'scripts/lib/script-hashes.mjs', 'package.json', 'package-lock.json'],
  cli: ['electron', 'preload/contract', 'assets', 'vite.cli.config.mts', 'build-constants.mts', 'scripts/lib/script-hashes.mjs', 'package.json', 'package-lock.json'],
};
const results = { app: ['main/main.js', 'preload/preload.js', 'renderer/index.html'], cli: ['cli/rdp-doctor.js'] };

/** Name, size and time of every source file of a part, as one hash: quicker than reading them, and it sees deletions. @param {string[]} paths */
export function sourceState(paths, folder = root) {
  const hash = createHash('sha256');
  const look = (/** @type {string} */ path) => {
    const full = join(folder, path);
    const stat = statSync(full, { throwIfNoEntry: false });
    if (stat === undefined || /\.test\.tsx?$/.test(path)) return;
    if (stat.isDirectory()) for (const name of readdirSync(full).sort()) look(`${path}/${name}`);
    else hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const path of paths) look(path);
  return hash.digest('hex');
}

/** @param {BuildPart} part */
const stampFile = (part) => inRoot('out', `.${part}-stamp`);

/** The state that a build of this part would be made from now. @param {BuildPart} part */
export const stateOf = (part) => sourceState(sources[part]);

/** Whether out/ holds this part, made from the sources as they are. @param {BuildPart} part */
export function isBuilt(part) {
  if (!results[part].every((file) => existsSync(inRoot('out', file))) || !existsSync(stampFile(part))) return false;
  return readFileSync(stampFile(part), 'utf8') === stateOf(part);
}

/** @param {BuildPart} part @param {string} state taken before the build began */
export const markBuilt = (part, state) => writeFileSync(stampFile(part), state);
