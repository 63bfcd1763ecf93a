import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCommand } from './build-command.ts';
import type { Moment } from './kill-at.ts';
import { ANY_FAULTS, TIMED_FAULTS } from './other-faults.ts';
import { CASES, makeSubject, type Subject } from './subject.ts';
import { runTrial, trialText, type Trial } from './trial.ts';

/**
 * Does real harm and looks whether the machine is exactly before or after: SIGKILL at every boundary and at random in apply, undo and
 * recover, a full disk, a folder that cannot be written, a journal that was cut, altered plans, two instances, clocks that jump.
 * `--random N`: random kills for each fix. `--fix ID`: only this one. Ends with 1 where anything was wrong.
 */
const { values } = parseArgs({ options: { random: { type: 'string', default: '20' }, fix: { type: 'string' }, jobs: { type: 'string', default: '2' } } });

const SLOW_MS = 40;
const MODES = ['finish', 'roll-back'] as const;
/** As many as the longest of these runs writes; a count beyond a run's end finds it ended, which has to be borne too. */
const LINES = 9;

function boundaryTrials(): Trial[] {
  const trials: Trial[] = [];
  for (const run of ['apply', 'undo'] as const) {
    for (const recover of MODES) {
      for (let count = 1; count <= LINES; count++) trials.push({ run, recover, kill: { kind: 'line', count }, slow: SLOW_MS });
      for (let count = 1; count <= 3; count++) {
        trials.push({ run, recover, kill: { kind: 'change', count }, slow: SLOW_MS });
        for (let second = 1; second <= 5; second++) trials.push({ run, recover, kill: { kind: 'change', count }, killRecover: { kind: second % 2 ? 'line' : 'change', count: Math.ceil(second / 2) }, slow: SLOW_MS });
      }
    }
  }
  return trials;
}

const anyMs = (): Moment => ({ kind: 'ms', ms: 120 + Math.floor(Math.random() * 700) });
const randomTrial = (): Trial => ({
  run: Math.random() < 0.5 ? 'apply' : 'undo', recover: Math.random() < 0.5 ? 'finish' : 'roll-back', kill: anyMs(), slow: Math.floor(Math.random() * 120), ...(Math.random() < 0.5 ? { killRecover: anyMs() } : {}),
});

let wrong = 0;
function say(name: string, complaints: readonly string[] | null): void {
  if (complaints?.length === 0) return;
  if (complaints === null) return console.log(`  not possible here: ${name}`);
  wrong++;
  console.log(`  WRONG  ${name}\n${complaints.map((one) => `    ${one}`).join('\n')}`);
}

async function trialsOf(subject: Subject, trials: readonly Trial[], command: string): Promise<number> {
  const left = [...trials];
  let killed = 0;
  const worker = async () => {
    for (let trial = left.shift(); trial; trial = left.shift()) {
      const copy = subject.copy();
      const result = await runTrial({ program: process.execPath, before: [command] }, copy, trial).catch((error: unknown) => ({ complaints: [String(error)], killed: true }));
      if (result.killed) killed++;
      say(trialText(trial), result.complaints);
      copy.remove();
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
  return killed;
}

const started = performance.now();
const command = await buildCommand();
for (const one of CASES.filter(({ fix }) => values.fix === undefined || values.fix === fix)) {
  const subject = await makeSubject(one);
  const trials = [...boundaryTrials(), ...Array.from({ length: Number(values.random) }, randomTrial)];
  console.log(`${one.scenario} ${one.fix}: ${trials.length} kills`);
  const killed = await trialsOf(subject, trials, command);
  console.log(`  ${killed} of them met a run under way`);
  const faults = one.fix === 'nla-timeboxed-off' ? TIMED_FAULTS : one === CASES[0] ? ANY_FAULTS : [];
  for (const fault of faults) {
    console.log(`  ${fault.name}`);
    say(fault.name, await fault.run({ program: process.execPath, before: [command] }, () => subject.copy()).catch((error: unknown) => [String(error)]));
  }
  subject.remove();
}
rmSync(dirname(command), { recursive: true, force: true });
console.log(`${wrong === 0 ? 'All well' : `${wrong} wrong`}, ${Math.round((performance.now() - started) / 1000)} s`);
process.exitCode = wrong === 0 ? 0 : 1;
