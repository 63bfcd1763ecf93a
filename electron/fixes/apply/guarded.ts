import type { Message } from '../../../preload/contract/text.ts';
import { say } from '../../locale/say.ts';
import { badText } from '../journal/documents.ts';
import type { RunEntry } from '../journal/fold.ts';
import type { JournalProblem, JournalView } from '../journal/read-journal.ts';
import { lockMachine } from '../lock/machine-lock.ts';
import { JournalFailed, NotPermitted, type Denied, type EnginePorts } from './ports.ts';

/** Why a run on an entry could not begin, or could not be written down. */
export type RunProblem =
  | { readonly kind: 'io'; readonly problem: JournalProblem }
  /** `damaged`: the journal's line about it was changed. `unknown`: no such entry. */
  | { readonly kind: 'busy' | 'unknown' | 'damaged' | 'otherMachine'; readonly text: Message }
  /** Windows did not permit it; nothing was begun. */
  | { readonly kind: 'notPermitted'; readonly cause: Denied['cause']; readonly text: Message };
export type RunResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: RunProblem };

/** Holds the machine and reads the journal while `work` runs; what the journal refuses comes back as a value. */
export async function guarded<T>(ports: EnginePorts, what: string, work: (view: JournalView) => Promise<RunResult<T>>): Promise<RunResult<T>> {
  const { machine, dataDir, journal } = ports;
  const lock = await lockMachine(dataDir, machine.id, what);
  if (!lock.ok) {
    if (lock.because === 'io') return { ok: false, why: { kind: 'io', problem: lock } };
    return { ok: false, why: { kind: 'busy', text: say('apply:refused.busy', { machine: machine.id, pid: lock.pid }) } };
  }
  try {
    const view = await journal.read();
    return view.ok ? await work(view.value) : { ok: false, why: { kind: 'io', problem: view.problem } };
  } catch (error) {
    if (error instanceof NotPermitted) return { ok: false, why: { kind: 'notPermitted', ...error.denied } };
    if (error instanceof JournalFailed) return { ok: false, why: { kind: 'io', problem: error.problem } };
    throw error;
  } finally {
    await lock.release();
  }
}

/** The entry of this machine, or why it cannot be worked on. */
export function entryOn(view: JournalView, id: string, machine: string): RunResult<RunEntry> {
  const read = view.entry(id);
  if (!read) return { ok: false, why: { kind: 'unknown', text: say('apply:refused.noEntry', { entry: id }) } };
  if (!read.ok) return { ok: false, why: { kind: 'damaged', text: badText(read) } };
  const own = read.entry.intent.machine;
  if (own !== machine) return { ok: false, why: { kind: 'otherMachine', text: say('apply:refused.entryOfOther', { entry: id, machine: own }) } };
  return { ok: true, value: read.entry };
}
