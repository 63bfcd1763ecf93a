// npm test: everything, from types to real servers. npm test -- --only unit,lab picks suites. The last line counts it all.
import { SetupFailure } from './lib/failure.mjs';
import { duration } from './lib/notes.mjs';
import { runMain } from './lib/run-main.mjs';
import { setUpDependencies, setUpElectron, setUpWindowPackages } from './lib/set-up.mjs';
import { brokenSuite, lastLine, sum } from './lib/tally.mjs';
import { selectSuites } from './lib/test-plan.mjs';

const say = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);

const MAX_REPEATED = 10;

/** @param {import('./lib/test-plan.mjs').Suite} suite */
async function runSuite({ title, run }) {
  const start = performance.now();
  const result = await run().catch((/** @type {unknown} */ error) => brokenSuite(
    error instanceof SetupFailure ? `${error.details}\n${error.message}` : String(error instanceof Error ? error.stack : error)));
  const again = result.again?.length ? `passed on the second try: ${result.again.join(', ')}` : undefined;
  const notes = [result.note, again].filter((note) => note !== undefined);
  const because = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  const mark = result.failed > 0 ? '✗' : result.passed > 0 ? '✓' : '–';
  say(`${mark} ${title.padEnd(16)} ${lastLine(result)}  in ${duration(performance.now() - start)}${because}`);
  for (const failure of result.failures) say(`${`✗ ${failure.trim()}`.replace(/^/gm, '    ')}\n`);
  return result;
}

await runMain(async () => {
  const rows = selectSuites(process.argv.slice(2));
  await setUpDependencies();
  if (rows.flat().some(({ opensWindows }) => opensWindows)) {
    await setUpWindowPackages();
    await setUpElectron();
  }
  const start = performance.now();
  /** @type {import('./lib/tally.mjs').Tally[]} */
  const tallies = [];
  for (const row of rows) tallies.push(...await Promise.all(row.map(runSuite)));
  const all = sum(tallies);
  const broken = rows.flat().filter((_, index) => (tallies[index]?.failed ?? 0) > 0).map(({ title }) => title);
  if (broken.length > 0) say(`\nFailed: ${broken.join(', ')}; all of it is above, in short:`);
  // Once more at the end, which is what is left of a long log: the first lines of each.
  for (const failure of tallies.flatMap(({ failures }) => failures).slice(0, MAX_REPEATED)) say(`  ✗ ${failure.trim().split('\n').slice(0, 6).join('\n    ')}`);
  say(`\nEverything in ${duration(performance.now() - start)}.`);
  say(lastLine(all));
  return all.failed === 0 ? 0 : 1;
});
