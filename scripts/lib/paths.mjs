import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the repository. @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

export const isWindows = process.platform === 'win32';

/** Per-user folder outside the repository for what is large and shared by all clones. */
export function cacheFolder(env = process.env) {
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'rdp-doctor');
  if (isWindows && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'rdp-doctor', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'rdp-doctor');
  return join(homedir(), '.cache', 'rdp-doctor');
}
