import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { whenWeEnd } from './at-end.mjs';
import { SetupFailure } from './failure.mjs';
import { note } from './notes.mjs';

/** Lets one process at a time set up what they share; the others wait. The lock of processes that are gone does not count; a child that
 * goes on without us (npm, after we were killed) can be named as a holder too.
 * @template T @param {string} shared path of what is shared @param {(alsoHeldBy: (pid: number) => void) => Promise<T>} step @returns {Promise<T>} */
export async function oneAtATime(shared, step) {
  const key = createHash('sha256').update(shared).digest('hex').slice(0, 12);
  const file = join(tmpdir(), `rdp-doctor-${userInfo().username.replace(/\W/g, '_')}-${key}.lock`);
  let told = false;
  while (!take(file)) {
    const holder = holderOf(file);
    if (holder === undefined) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) note(`Another process (${holder}) is setting up; waiting for it …`);
    told = true;
    await sleep(100);
  }
  const release = () => rmSync(file, { force: true });
  const forget = whenWeEnd(release);
  try {
    return await step((pid) => appendFileSync(file, `\n${pid}`));
  } finally {
    forget();
    release();
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw new SetupFailure(`The temporary folder ${tmpdir()} cannot be written to; make room there or set TMPDIR to another folder.`);
  }
}

/** A living process that holds the lock; 0 while its holder has not written its number yet. @param {string} file @returns {number | undefined} */
function holderOf(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return text === '' ? 0 : text.split('\n').map(Number).find(isAlive);
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but alive.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
