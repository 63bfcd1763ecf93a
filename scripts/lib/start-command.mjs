import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { whenWeEnd } from './at-end.mjs';
import { ensureBuilt } from './build-app.mjs';
import { setUpDependencies } from './set-up.mjs';
import { ownNode } from './own-node.mjs';
import { inRoot } from './paths.mjs';

/** The command line with its own stdin, stdout and exit code; what set-up has to say went to stderr before. @param {string[]} args @returns {Promise<number>} */
export async function startCommand(args) {
  await setUpDependencies();
  await ensureBuilt(['cli']);
  // Its working folder is where npm was called, so that file names mean what the caller sees.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const child = spawn(ownNode, [inRoot('out', 'cli', 'rdp-doctor.js'), ...args], { cwd, stdio: 'inherit' });
  const ended = once(child, 'exit').then(([code, signal]) => Number(code ?? (signal === 'SIGINT' ? 130 : 143)));
  // The command line decides how to end and what to print before. A terminal has told it already; a signal sent to us alone is passed on.
  whenWeEnd(async (signal) => {
    if (signal !== undefined && !(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    process.exitCode = await ended;
  });
  return ended;
}
