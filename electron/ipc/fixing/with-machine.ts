import type { CallError } from '../../../preload/contract/errors.ts';
import type { Message } from '../../../preload/contract/text.ts';
import type { RunProblem } from '../../fixes/apply/guarded.ts';
import type { JournalProblem } from '../../fixes/journal/read-journal.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { Target } from '../../probe/target/target.ts';
import { machineName } from '../../session/machine-name.ts';
import { openMachine, type MachineProblem, type OpenedMachine, type OpenMachineOptions } from '../../session/open-machine.ts';
import { storeError } from '../case-engine.ts';
import type { Outcome } from '../engine.ts';

/** Where machines live, and how slow those of the lab are made. */
export interface MachinePlaces {
  readonly dataDir: string;
  readonly slowMs?: number;
  /** Whom the user of this PC wants to reach. */
  readonly wanted?: Target | undefined;
  /** This PC as it is reached; another one in a test. */
  readonly thisPc?: OpenMachineOptions['thisPc'];
  /** Hears why a worker with the rights of an administrator ended before its work. */
  readonly onProblem?: ((text: Message) => void) | undefined;
}

/** `work` with a machine that is opened for it and closed after it. */
export async function withMachine<T>(name: string, { thisPc, ...places }: MachinePlaces, work: (opened: OpenedMachine) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const read = machineName(name);
  if (!read) return { ok: false, error: { code: 'badInput' } };
  const opened = await openMachine(read, { ...places, ...(thisPc && { thisPc }) });
  if (!opened.ok) return { ok: false, error: machineError(opened.problem) };
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

function machineError(problem: MachineProblem): CallError {
  switch (problem.because) {
    case 'notWindows': return { code: 'unavailable', text: say('fixing:refused.notWindows') };
    default: return storeError(problem, problem.name);
  }
}

/** A journal that could not be read or written. */
export function journalError({ path, code }: JournalProblem): CallError {
  return { code: 'ioFailed', detail: code, text: say('apply:journal.ioFailed', { path: showable(path), code }) };
}

/** Why a run on an entry could not begin. */
export function runError(why: RunProblem): CallError {
  if (why.kind === 'io') return journalError(why.problem);
  return { code: why.kind === 'busy' ? 'busy' : why.kind === 'unknown' ? 'notFound' : 'unavailable', text: why.text };
}
