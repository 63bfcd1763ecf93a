import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SetupFailure, lastLines } from './failure.mjs';
import { megabytes, note, stopwatch } from './notes.mjs';
import { npm } from './npm.mjs';
import { ensureOwnNode, ownNode } from './own-node.mjs';
import { inRoot } from './paths.mjs';
import { folderBytes, withSizeProgress } from './size-progress.mjs';

const stampFile = inRoot('node_modules', '.rdp-doctor-stamp');

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry */
/** @typedef {{ packages?: Record<string, LockEntry> }} Lock */

/** What the stamp says when node_modules is the one this lock file asks for on this system. @param {string} lockText */
export const stampFor = (lockText) => createHash('sha256').update(`${process.platform} ${process.arch} ${lockText}`).digest('hex');

/** Whether what npm noted in node_modules/.package-lock.json is what the lock file asks for. Packages for other systems may be absent.
 * @param {Lock} wanted @param {Lock} present */
export function sameTree(wanted, present) {
  const there = present.packages ?? {};
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const found = there[path];
    return found === undefined ? entry.optional === true || entry.devOptional === true : found.version === entry.version;
  });
}

const lock = () => readFileSync(inRoot('package-lock.json'), 'utf8');

/** Whether an earlier run has set up exactly what the lock file asks for. */
export const dependenciesReady = () => existsSync(ownNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampFor(lock());

/** Installs the dependencies when node_modules is missing or not the one that package-lock.json describes.
 * @param {(pid: number) => void} [onStart] is told the process id of npm, which may outlive us */
export async function ensureDependencies(onStart) {
  if (dependenciesReady()) return;
  const lockText = lock();
  if (!isInstalled(lockText)) await install(lockText, onStart);
  await ensureOwnNode();
  writeFileSync(stampFile, stampFor(lockText));
}

/** Whether somebody ran npm here already, and to its end. @param {string} lockText */
function isInstalled(lockText) {
  const noted = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const present = JSON.parse(readFileSync(noted, 'utf8'));
  // Two npm at once leave a note of a tree that is not there.
  return sameTree(JSON.parse(lockText), present) && Object.keys(present.packages).every((path) => existsSync(inRoot(path, 'package.json')));
}

/** @param {string} lockText @param {((pid: number) => void) | undefined} onStart */
async function install(lockText, onStart) {
  const why = existsSync(inRoot('node_modules')) ? 'node_modules does not match package-lock.json' : 'node_modules is missing';
  const count = Object.keys(JSON.parse(lockText).packages ?? {}).length - 1;
  note(`Installing up to ${count} packages with npm ci, because ${why} …`);
  const time = stopwatch();
  const result = await withSizeProgress(
    { folder: inRoot('node_modules'), label: 'node_modules' },
    () => npm(['ci', '--no-audit', '--no-fund', '--loglevel=error', '--progress=false'], onStart === undefined ? {} : { onStart }),
  );
  if (result.code !== 0) {
    throw new SetupFailure('npm ci did not finish; check that npm reaches its registry (npm ping) and that the disk has 1 GB free, then run the command again.', lastLines(result.output));
  }
  note(`Installed ${megabytes(await folderBytes(inRoot('node_modules')))} in ${time()}.`);
}
