/** Proves the built command line on real and misbehaving servers, under Node and under Electron's own Node. */
import { existsSync } from 'node:fs';
import { allCases } from './cases/index.ts';
import { readArguments, USAGE, type LabArguments } from './runner/arguments.ts';
import { repeatedNames, uncovered } from './runner/coverage.ts';
import { missing } from './runner/needs.ts';
import { Report } from './runner/report.ts';
import { runCase, type CaseResult } from './runner/run-case.ts';
import { COMMAND } from './runner/run-command.ts';
import { electronRuntime, nodeRuntime, type Runtime } from './runner/runtimes.ts';
import { differences } from './runner/same-on-both.ts';
import { schedule } from './runner/schedule.ts';
import type { LabCase } from './cases/case.ts';

const report = new Report();
const startedAt = performance.now();
// The exit handlers of the servers do the clearing up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

process.exitCode = await main();

async function main(): Promise<number> {
  let options: LabArguments;
  try {
    options = readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 64;
  }
  const cases = allCases.filter((one) => options.only?.test(one.name) ?? true);
  if (options.list) {
    for (const one of cases) console.log(`${one.name.padEnd(34)} ${one.expect.verdict}`);
    return 0;
  }
  if (!existsSync(COMMAND)) report.fail('build', '', ['out/cli/rdp-doctor.js is not there; run npm run build']);
  else await runAll(cases, options);
  report.end((performance.now() - startedAt) / 1000, options.json);
  return report.failed > 0 ? 1 : 0;
}

async function runAll(cases: readonly LabCase[], options: LabArguments): Promise<void> {
  const lacking = uncovered(allCases);
  if (lacking.length > 0) report.fail('coverage', '', [`no case for ${lacking.join(' ')}`]);
  const twice = repeatedNames(allCases);
  if (twice.length > 0) report.fail('names', '', [`two cases are called ${twice.join(', ')}`]);
  const node = options.runtime === 'electron' ? null : nodeRuntime();
  const electron = options.runtime === 'node' ? null : electronRuntime();
  // The longest first: short ones fill the gaps at the end.
  const sorted = [...cases].sort((a, b) => (b.expect.maxMs ?? 0) - (a.expect.maxMs ?? 0));
  await schedule(sorted, (one) => one.alone === true, (one) => runOnAll(one, node, electron, options.verbose));
}

/** On CI, where the machine may stand still for seconds, a case that failed is tried once more, and that is said. */
async function tryCase(one: LabCase, runtime: Runtime): Promise<CaseResult> {
  const first = await runCase(one, runtime);
  if (!process.env['CI'] || first.complaints.length === 0) return first;
  console.log(`again  ${one.name} (${runtime.name}): ${first.complaints.join('; ')}`);
  return runCase(one, runtime);
}

async function runOnAll(one: LabCase, node: Runtime | null, electron: Runtime | { because: string } | null, verbose: boolean): Promise<void> {
  const because = missing(one.needs);
  const skip = (name: string, why: string) => report.skip(one.name, name, why);
  if (because !== null) {
    if (node) skip('node', because);
    if (electron) skip('electron', because);
    return;
  }
  const able = electron === null || 'because' in electron ? null : electron;
  if (electron && 'because' in electron) skip('electron', electron.because);
  const runs = [() => (node ? tryCase(one, node) : null), () => (able ? tryCase(one, able) : null)] as const;
  // Each has servers of its own, so that both may run at once unless the case is about time.
  const early = one.alone ? await runs[0]() : runs[0]();
  const [first, second] = await Promise.all([early, runs[1]()]);
  if (first?.document && second?.document) second.complaints.push(...differences(first.document, second.document, one.expect.unsteady === true));
  if (first) report.result(one.name, 'node', first);
  if (second) report.result(one.name, 'electron', second);
  if (verbose && (first?.complaints.length || second?.complaints.length)) console.log(JSON.stringify(first?.document ?? second?.document, null, 1));
}
