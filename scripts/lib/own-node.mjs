import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { run } from './child.mjs';
import { SetupFailure, lastLines } from './failure.mjs';
import { note } from './notes.mjs';
import { inRoot, isWindows } from './paths.mjs';

/** The Node that the project pins as a dev dependency (24.x): most of its tools need 22.12 or newer. */
export const ownNode = inRoot('node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');

/** An environment in which `node` and the project's tools are found first. @param {NodeJS.ProcessEnv} [base] @returns {NodeJS.ProcessEnv} */
export function toolEnvironment(base = process.env) {
  const env = { ...base };
  // Windows spells it Path; two spellings in one environment would leave the choice to chance.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = [dirname(ownNode), inRoot('node_modules', '.bin'), env[key] ?? ''].join(delimiter);
  // Set by a caller's Electron or editor, it would make Electron start as plain Node without a word.
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
}

/** Makes sure the pinned Node is really there: npm may be told not to run install scripts, and its package fetches it in one. */
export async function ensureOwnNode() {
  if (await answers()) return;
  const installer = inRoot('node_modules', 'node', 'installArchSpecificPackage.js');
  if (!existsSync(installer)) {
    throw new SetupFailure('The pinned Node is missing from node_modules; delete the folder node_modules and run the command again.');
  }
  note('npm did not fetch the pinned Node (install scripts are off); fetching it now …');
  const result = await run(process.execPath, [installer], { cwd: dirname(installer) });
  if (await answers()) return;
  throw new SetupFailure(
    `The pinned Node ${process.platform}-${process.arch} could not be fetched; check that npm reaches its registry (npm ping) and run the command again.`,
    lastLines(result.output),
  );
}

async function answers() {
  return existsSync(ownNode) && (await run(ownNode, ['--version'], { deadlineMs: 20_000 })).code === 0;
}
