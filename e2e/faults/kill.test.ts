import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCommand } from './build-command.ts';
import { makeSubject, type Subject } from './subject.ts';
import { runTrial, trialText, type Trial } from './trial.ts';

let command: string;
let subject: Subject;
beforeAll(async () => {
  command = await buildCommand();
  subject = await makeSubject({ scenario: 'expired-cert', fix: 'renew-rdp-cert' });
}, 60_000);
afterAll(() => {
  subject.remove();
  rmSync(dirname(command), { recursive: true, force: true });
});

/** A sample; `e2e/faults/run.ts` does all of them, on more fixes. */
const TRIALS: readonly Trial[] = [
  { run: 'apply', kill: { kind: 'line', count: 2 }, recover: 'roll-back', slow: 60 },
  { run: 'apply', kill: { kind: 'change', count: 1 }, recover: 'finish', slow: 60 },
  { run: 'apply', kill: { kind: 'change', count: 2 }, recover: 'roll-back', killRecover: { kind: 'line', count: 2 }, slow: 60 },
  { run: 'undo', kill: { kind: 'change', count: 1 }, recover: 'roll-back', slow: 60 },
  { run: 'undo', kill: { kind: 'line', count: 2 }, recover: 'finish', killRecover: { kind: 'change', count: 1 }, slow: 60 },
];

it.each(TRIALS.map((trial) => [trialText(trial), trial] as const))('%s: the machine is before or after, the journal verifies', async (_, trial) => {
  const copy = subject.copy();
  try {
    const { complaints, killed } = await runTrial({ program: process.execPath, before: [command] }, copy, trial);
    expect(complaints).toEqual([]);
    expect(killed).toBe(true);
  } finally {
    copy.remove();
  }
}, 60_000);
