import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { whenWeEnd } from './at-end.mjs';
import { isWindows } from './paths.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, deadlineMs?: number, onStart?: (pid: number) => void }} RunOptions */
/** @typedef {{ code: number | null, stdout: string, stderr: string, output: string, timedOut: boolean }} RunResult */

/** @param {ChildProcess} child */
const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** Ends what is left of a child's process group. @param {ChildProcess} child */
function killGroup(child) {
  try {
    if (child.pid !== undefined && !isWindows) process.kill(-child.pid, 'SIGKILL');
  } catch { /* nothing is left */ }
}

/** Ends a child and everything it started. It is asked first, alone, because it knows best how to end its own children; after three
 * seconds it is not asked any more. Windows has nothing to ask a console program with. @param {ChildProcess} child */
export async function endTree(child) {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  if (isWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
  else child.kill('SIGTERM');
  const patience = new AbortController();
  await Promise.race([ended, sleep(3000, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
  killGroup(child);
}

/** Starts a child in a process group of its own, so that endTree reaches its children too, and ends it with us.
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} [options] */
export function startChild(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: !isWindows, windowsHide: true });
  const forget = whenWeEnd(() => endTree(child));
  child.once('exit', forget);
  child.once('error', forget);
  return child;
}

/** Runs a program to its end and keeps what it wrote. Never rejects: a program that is not there gives code null and the reason on stderr.
 * @param {string} command @param {string[]} args @param {RunOptions} [options] @returns {Promise<RunResult>} */
export function run(command, args, { cwd, env, show = false, deadlineMs, onStart } = {}) {
  return new Promise((resolve) => {
    const result = { stdout: '', stderr: '', output: '', timedOut: false };
    const child = startChild(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'], ...(cwd === undefined ? {} : { cwd }), ...(env === undefined ? {} : { env }),
    });
    if (child.pid !== undefined) onStart?.(child.pid);
    for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
      child[name]?.setEncoding('utf8').on('data', (text) => {
        result[name] += text;
        result.output += text;
        if (show) process.stderr.write(text);
      });
    }
    const timer = deadlineMs === undefined ? undefined : setTimeout(() => {
      result.timedOut = true;
      void endTree(child);
    }, deadlineMs);
    const done = (/** @type {number | null} */ code) => {
      clearTimeout(timer);
      resolve({ code, ...result });
    };
    child.once('error', (error) => {
      result.stderr += error.message;
      result.output += error.message;
      done(null);
    });
    child.once('close', (code) => done(code));
  });
}
