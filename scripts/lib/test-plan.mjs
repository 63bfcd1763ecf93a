import { ensureBuilt } from './build-app.mjs';
import { SetupFailure, lastLines } from './failure.mjs';
import { toolEnvironment } from './own-node.mjs';
import { inRoot } from './paths.mjs';
import { setUpLabPackages } from './set-up.mjs';
import { powershell } from './suites/powershell.mjs';
import { program } from './suites/program.mjs';
import { lint, types, unused } from './suites/static.mjs';
import { tool } from './suites/tool.mjs';
import { unit } from './suites/unit.mjs';
import { packaged, window } from './suites/window.mjs';
import { brokenSuite, skippedSuite, tally } from './tally.mjs';
import { openWindowEnvironment } from './window-environment.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** `opensWindows`: needs Electron and a display set up before. @typedef {{ name: string, title: string, opensWindows?: boolean, run: () => Promise<Tally> }} Suite */

/** @param {(env: NodeJS.ProcessEnv) => Promise<Tally>} suite */
async function withWindows(suite) {
  const { env, stop } = await openWindowEnvironment();
  try {
    return await suite(env);
  } finally {
    await stop();
  }
}

async function build() {
  await ensureBuilt(['app', 'cli'], { always: true });
  return tally({ passed: 2 });
}

async function lab() {
  const because = await setUpLabPackages();
  if (because !== undefined && process.platform !== 'linux') return skippedSuite(because);
  // What a missing server would have shown is skipped, and counted, by the lab itself.
  const all = await withWindows((env) => program('e2e/lab/run.ts', { env }));
  return because === undefined ? all : { ...all, note: because };
}

/** Packs, and tests what was packed. On Linux and Windows; there is no other package. */
async function packs() {
  if (process.platform !== 'linux' && process.platform !== 'win32') return skippedSuite(`there is no package for ${process.platform}`);
  const { code, output } = await tool([inRoot('scripts', 'pack.mjs'), '--folder-only', '--test-build'], { deadlineMs: 300_000 });
  return code === 0 ? withWindows(packaged) : brokenSuite(`packing failed\n${lastLines(output, 30)}`);
}

const radar = () => withWindows((env) => program('e2e/radar/run.ts', { env }));

const fuzz = () => program('e2e/fuzz/run.ts', { env: toolEnvironment(), args: ['--seconds', '20'] });

/** Rows run one after the other, the suites of a row side by side; what measures time has a row for itself. @type {Suite[][]} */
const plan = [
  [{ name: 'build', title: 'Build', run: build }, { name: 'types', title: 'Types', run: types }],
  [{ name: 'lint', title: 'Lint and walls', run: lint }, { name: 'unused', title: 'Unused code', run: unused },
    { name: 'powershell', title: 'PowerShell', run: powershell }],
  [{ name: 'unit', title: 'Unit tests', opensWindows: true, run: unit }],
  [{ name: 'window', title: 'The window', opensWindows: true, run: () => withWindows(window) }],
  [{ name: 'packaged', title: 'The package', opensWindows: true, run: packs }],
  [{ name: 'lab', title: 'Real servers', opensWindows: true, run: lab }],
  [{ name: 'radar', title: 'Many hosts', opensWindows: true, run: radar }],
  [{ name: 'fuzz', title: 'Hostile bytes', run: fuzz }],
];

/** The rows with only the named suites. @param {string[]} args @returns {Suite[][]} */
export function selectSuites(args) {
  const index = args.findIndex((each) => each === '--only' || each.startsWith('--only='));
  if (index < 0 && args.length === 0) return plan;
  const known = plan.flat().map(({ name }) => name);
  const text = args[index]?.startsWith('--only=') ? args[index].slice(7) : args[index + 1];
  const wanted = index < 0 ? [] : (text ?? '').split(',');
  const unknown = wanted.find((name) => !known.includes(name));
  if (wanted.length === 0 || unknown !== undefined) throw new SetupFailure(`npm test takes --only with a list of ${known.join(', ')}${unknown === undefined ? '' : `, not "${unknown}"`}.`);
  return plan.map((row) => row.filter(({ name }) => wanted.includes(name))).filter((row) => row.length > 0);
}
