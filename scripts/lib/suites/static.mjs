import { existsSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { sum, tally } from '../tally.mjs';
import { packageFile, toolTest } from './tool.mjs';

/** Every TypeScript project, each with the globals of its own process. */
export async function types() {
  const projects = ['electron', 'preload', 'renderer', 'e2e', 'scripts'].filter((name) => existsSync(inRoot(name, 'tsconfig.json')));
  const tallies = [];
  for (const name of projects) tallies.push(await toolTest(`types of ${name}/`, [packageFile('typescript', 'bin', 'tsc'), '--project', name, '--pretty', 'false']));
  return tally({ ...sum(tallies), failures: tallies.flatMap((each) => each.failures) });
}

/** Rules and walls. */
export const lint = () => toolTest('lint', [packageFile('oxlint', 'bin', 'oxlint'), '--format', 'unix']);

/** Unused files, exports and dependencies. */
export const unused = () => toolTest('unused code', [packageFile('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints']);
