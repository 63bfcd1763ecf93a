/** Coverage-guided fuzzing of everything that takes bytes from outside. What it finds is kept as a regression file, which the unit tests replay. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { describeComplaint } from './check-input.ts';
import { guardedRun } from './guarded-run.ts';
import { saveRegression } from './regressions.ts';
import { allTargets } from './target.ts';

const usage = 'npm run fuzz -- [--seconds N] [--seed N] [--target PART-OF-A-NAME] [--json FILE]';

process.exitCode = await main();

async function main(): Promise<number> {
  const options = read(process.argv.slice(2));
  if (options === undefined) {
    console.error(usage);
    return 64;
  }
  const targets = (await allTargets()).filter(({ target: { name } }) => name.includes(options.target));
  if (targets.length === 0) {
    console.error(`No fuzz target is called like "${options.target}".`);
    return 64;
  }
  console.log(`${targets.length} targets, ${options.seconds} s in all, seed ${options.seed} (--seed ${options.seed} gives the same inputs again)`);
  const failures: string[] = [];
  let failed = 0;
  for (const found of targets) {
    const { name } = found.target;
    const { findings, result } = await guardedRun(found, options.seed, (options.seconds * 1000) / targets.length);
    const figures = result === undefined ? 'broke off' : `${result.inputs} inputs, ${result.corpus} of them kept, ${result.functions} functions reached`;
    console.log(`${findings.length > 0 || result === undefined ? '✗' : '✓'} ${name.padEnd(34)} ${figures}`);
    for (const { input, complaint } of findings) {
      const file = await saveRegression(name, input);
      failures.push(`${name} ${describeComplaint(complaint)}\n${relative(process.cwd(), file)} (${input.length} bytes)`);
      console.log(`    ${(failures.at(-1) ?? '').split('\n').slice(0, 6).join('\n    ')}`);
    }
    if (findings.length > 0 || result === undefined) failed += 1;
  }
  const passed = targets.length - failed;
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify({ passed, failed, skipped: 0, failures }));
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

interface Options { readonly seconds: number; readonly seed: number; readonly target: string; readonly json?: string }

function read(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({ args, options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' }, target: { type: 'string', default: '' }, json: { type: 'string' } } });
    const [seconds, seed] = [Number(values.seconds), Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31))];
    if (!(seconds > 0) || !Number.isSafeInteger(seed)) return undefined;
    return { seconds, seed, target: values.target, ...(values.json === undefined ? {} : { json: values.json }) };
  } catch {
    return undefined;
  }
}
