import { SetupFailure } from './failure.mjs';
import { note } from './notes.mjs';
import { isWindows } from './paths.mjs';

/** npm starts us through a shell that dies of a signal without passing it on; then nobody is left to end us but ourselves. */
function endWithNpm() {
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] === undefined || isWindows) return;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/** Runs a script's main function; its number is the exit code. A set-up failure is told in one sentence, below the tool's own words.
 * @param {() => Promise<number>} main */
export async function runMain(main) {
  endWithNpm();
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    if (error.details !== '') note(error.details.replace(/^/gm, '  | '));
    note(error.message);
    process.exitCode = 1;
  }
}
