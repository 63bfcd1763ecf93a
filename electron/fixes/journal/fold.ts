import type { BackReason, IntendedEvent, JournalEvent, LineBody, Reading, SeenVerdict } from './events.ts';

/** How far an entry is. All but the last six are a run that has not ended. */
export type Phase = 'intended' | 'applying' | 'rollingBack' | 'keeping' | 'undoing' | 'redoing' | 'awaitingKeep' | 'kept' | 'rolledBack' | 'undone' | 'partlyUndone' | 'failed';

/** One operation of an entry as far as it is known. */
export interface RunOperation {
  /** What undo puts back; null where the thing was not there when the run began. */
  readonly captured: Reading;
  /** The same, taken right before the operation where it could not be taken at the start. */
  readonly late: boolean;
  /** Whether it was begun: it may or may not have been done. */
  readonly begun: boolean;
  readonly applied: boolean;
  readonly readBack: Reading;
  readonly ours: Reading;
  /** Taken back for good by an undo. */
  readonly undone: boolean;
}

/** A journal entry folded from its lines: all that is needed to go on with it. */
export interface RunEntry {
  readonly id: string;
  readonly at: string;
  readonly intent: IntendedEvent;
  readonly operations: readonly RunOperation[];
  readonly phase: Phase;
  readonly before: SeenVerdict;
  readonly after: SeenVerdict | null;
  /** Whether it ever waited to be kept: then keeping it is a run of its own, else the end of the apply. */
  readonly awaited: boolean;
  /** Why it went or goes back. */
  readonly because: BackReason | null;
  /** The operations that go back; null: all that were begun. */
  readonly backOps: readonly number[] | null;
  /** The undo under way: its operations, what was there when it began, and the phase to return to. */
  readonly undo: { readonly ops: readonly number[]; readonly now: readonly Reading[]; readonly from: Phase } | null;
}

/** Folds the lines of one entry; null where they do not begin with an intent. */
export function foldEntry(id: string, lines: readonly LineBody[]): RunEntry | null {
  const [first, ...rest] = lines;
  if (first?.event.type !== 'intended') return null;
  const intent = first.event;
  const start: RunEntry = {
    id, at: first.at, intent, phase: 'intended', before: intent.before, after: null, awaited: false, because: null, backOps: null, undo: null,
    operations: intent.plan.operations.map((_, at) => ({ captured: intent.captured[at] ?? null, late: false, begun: false, applied: false, readBack: null, ours: null, undone: false })),
  };
  return rest.reduce((entry, { event }) => stepEntry(entry, event), start);
}

/** The entry once one more line is written. */
export function stepEntry(entry: RunEntry, event: JournalEvent): RunEntry {
  switch (event.type) {
    case 'captured': return change(entry, event.op, { captured: event.reading, late: true });
    case 'applying': return { ...change(entry, event.op, { begun: true }), phase: 'applying' };
    case 'applied': return change(entry, event.op, { applied: true, readBack: event.reading });
    case 'verified': return { ...entry, after: event.after ?? entry.after, operations: entry.operations.map((one, at) => ({ ...one, ours: event.ours[at] ?? null })) };
    case 'rollingBack': return { ...entry, phase: 'rollingBack', because: event.because, backOps: event.ops ?? null };
    case 'undoing': return { ...entry, phase: 'undoing', undo: { ops: event.ops, now: event.now, from: entry.undo?.from ?? entry.phase } };
    case 'redoing': return { ...entry, phase: 'redoing' };
    case 'redone': return { ...entry, phase: entry.undo?.from ?? 'kept', undo: null };
    case 'undone': return { ...ended(entry, entry.operations.map((_, at) => at)), phase: 'undone' };
    case 'partlyUndone': return { ...ended(entry, entry.operations.map((_, at) => at).filter((at) => !event.left.includes(at))), phase: 'partlyUndone' };
    case 'awaitingKeep': return { ...entry, phase: 'awaitingKeep', awaited: true };
    case 'keeping': case 'kept': case 'rolledBack': case 'failed': return { ...entry, phase: event.type };
    case 'intended': case 'timerSet': case 'restoring': case 'restored': case 'mended': return entry;
  }
}

function change(entry: RunEntry, op: number, to: Partial<RunOperation>): RunEntry {
  return { ...entry, operations: entry.operations.map((one, at) => (at === op ? { ...one, ...to } : one)) };
}

function ended(entry: RunEntry, done: readonly number[]): RunEntry {
  return { ...entry, undo: null, operations: entry.operations.map((one, at) => (done.includes(at) ? { ...one, undone: true } : one)) };
}

const RUNNING: ReadonlySet<Phase> = new Set(['intended', 'applying', 'rollingBack', 'keeping', 'undoing', 'redoing', 'failed']);

/** Whether the entry's run has not come to an end: something is under way, or was cut off. */
export function isOpen(entry: RunEntry): boolean {
  return RUNNING.has(entry.phase);
}

/** When the entry goes back by itself, ISO 8601; null where it does not, or no longer. */
export function dueOf(entry: RunEntry): string | null {
  const { timer } = entry.intent;
  if (!timer) return null;
  const stands = entry.phase === 'awaitingKeep' || entry.phase === 'intended' || entry.phase === 'applying' || entry.phase === 'rollingBack';
  const inUndo = entry.phase === 'undoing' || entry.phase === 'redoing';
  const boxed = timer.kind === 'timeBox' && (entry.phase === 'kept' || inUndo);
  const awaited = timer.kind === 'keepWithin' && inUndo && entry.undo?.from === 'awaitingKeep';
  return stands || boxed || awaited ? timer.dueAt : null;
}
