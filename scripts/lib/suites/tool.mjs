import { once } from 'node:events';
import { run, startChild } from '../child.mjs';
import { lastLines } from '../failure.mjs';
import { ownNode, toolEnvironment } from '../own-node.mjs';
import { inRoot, root } from '../paths.mjs';
import { tally } from '../tally.mjs';

/** @typedef {import('../tally.mjs').Tally} Tally */

// Node runs our .ts files as they are; it finds out that they are modules and says so for each folder.
const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

/** Runs one of the project's tools with the project's Node. @param {string[]} args script and arguments @param {import('../child.mjs').RunOptions} [options] */
export const tool = (args, options = {}) => run(ownNode, [...flags, ...args], { cwd: root, env: toolEnvironment(), ...options });

/** Runs a tool that speaks for itself. @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<number>} its exit code */
export async function show(args, env = toolEnvironment()) {
  const child = startChild(ownNode, [...flags, ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  return Number(code ?? 1);
}

/** A tool whose exit code is the verdict, as one test. @param {string} name @param {string[]} args @returns {Promise<Tally>} */
export async function toolTest(name, args) {
  const result = await tool(args, { deadlineMs: 600_000 });
  if (result.code === 0) return tally({ passed: 1 });
  return tally({ failed: 1, failures: [`${name}\n${lastLines(result.output, 60)}`] });
}

/** The script of an npm package's command. @param {string[]} parts */
export const packageFile = (...parts) => inRoot('node_modules', ...parts);
