import type { Operation, OperationResult } from '../../machine/operation.ts';
import type { IntendedEvent, JournalEvent, Reading } from '../journal/events.ts';
import { foldEntry, stepEntry, type RunEntry } from '../journal/fold.ts';
import { JournalFailed, type EnginePorts } from './ports.ts';

/** More than any operation takes, ms; a service that hangs while it stops is given up before. */
const OPERATION_MS = 180_000;

/** One entry that is being worked on: its state as the journal has it, and the machine's verbs with a time limit. */
export interface Run {
  readonly ports: EnginePorts;
  entry(): RunEntry;
  /** Writes a line to the journal; it is on the disk when this returns. Throws JournalFailed. */
  write(event: JournalEvent): Promise<void>;
  operation(op: number): Operation;
  target(op: number): string;
  /** What is there now; null where nothing is or it cannot be read. */
  look(operation: Operation): Promise<Reading>;
  apply(operation: Operation): Promise<OperationResult<null>>;
  restore(operation: Operation, captured: NonNullable<Reading>): Promise<OperationResult<null>>;
}

/** A run on an entry that is in the journal. */
export function resumeRun(ports: EnginePorts, entry: RunEntry): Run {
  return runOn(ports, entry, (event) => append(ports, entry.id, event));
}

/** A run that begins now: its intent is in the journal when this returns. Throws JournalFailed. */
export async function beginRun(ports: EnginePorts, id: string, intent: IntendedEvent): Promise<Run> {
  await append(ports, id, intent);
  return resumeRun(ports, entryOf(ports, id, intent));
}

/** The entry as its first line will make it. */
export function entryOf({ now }: Pick<EnginePorts, 'now'>, id: string, intent: IntendedEvent): RunEntry {
  const entry = foldEntry(id, [{ at: new Date(now()).toISOString(), entry: id, event: intent, prev: '', seq: 1 }]);
  if (!entry) throw new Error('an intent that cannot be folded');
  return entry;
}

/** The same run where the journal cannot be written: what is under way is put back all the same, and found again as interrupted. */
export function withoutJournal(run: Run): Run {
  return runOn(run.ports, run.entry(), () => Promise.resolve());
}

async function append(ports: EnginePorts, id: string, event: JournalEvent): Promise<void> {
  const written = await ports.journal.append(id, event);
  if (!written.ok) throw new JournalFailed(written.problem);
  if (written.value.mended) ports.onMended?.();
}

function runOn(ports: EnginePorts, start: RunEntry, toJournal: (event: JournalEvent) => Promise<void>): Run {
  let entry = start;
  const { machine } = ports;
  const { operations } = start.intent.plan;
  // "Stop" ends a run between operations, never inside one: each has its own limit.
  const limit = () => AbortSignal.timeout(OPERATION_MS);
  return {
    ports,
    entry: () => entry,
    async write(event) {
      await toJournal(event);
      entry = stepEntry(entry, event);
    },
    operation(op) {
      const planned = operations[op];
      if (!planned) throw new RangeError(`no operation ${op}`);
      return { primitive: planned.primitive, args: planned.args } as Operation;
    },
    target: (op) => operations[op]?.target ?? '',
    async look(operation) {
      const seen = await machine.verify(operation, limit());
      return seen.ok ? { ...seen.value } : null;
    },
    apply: (operation) => machine.apply(operation, limit()),
    restore: (operation, captured) => machine.restore(operation, captured, limit()),
  };
}
