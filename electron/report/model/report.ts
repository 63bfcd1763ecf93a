import type { AnswerName } from '../../diagnosis/answers.ts';
import { ANSWERS } from '../../../preload/contract/words.ts';
import type { JournalDocument } from '../../../preload/contract/journal.ts';
import type { CallTimer, DoneStep, Note, Reader } from '../../../preload/contract/report.ts';
import type { CaseFile, OpenedCase } from './read-case.ts';

/** Everything a report is made of. A redacted one has the same shape, so that no renderer needs to know of readers' secrets. */
export interface Report extends OpenedCase {
  readonly reader: Reader;
  /** When it was made, ISO 8601. */
  readonly madeAt: string;
  /** Names of files that go with it. */
  readonly files: readonly string[];
}

export interface ReportInput {
  readonly opened: OpenedCase;
  /** The check before the fix. */
  readonly before?: CaseFile;
  /** Entries of the journal; only those of this case's machine and time are taken. */
  readonly entries?: readonly JournalDocument['entries'][number][];
  readonly notes?: readonly Note[];
  readonly timer?: CallTimer;
  readonly files?: readonly string[];
  readonly madeAt: string;
}

/** The report of a case, for our own team. */
export function buildReport({ opened, before = opened.before ?? undefined, entries = [], notes = [], timer, files = [], madeAt }: ReportInput): Report {
  const { after } = opened;
  return {
    reader: 'internal', madeAt, after, before: before ?? null, done: stepsOf(opened, before ?? null, entries), answers: { ...answersOf(after), ...opened.answers },
    notes: [...opened.notes, ...notes].sort((a, b) => timeOf(a.at) - timeOf(b.at)), timer: timer ?? opened.timer, files,
  };
}

/** Milliseconds since 1970; what has no time comes last. */
export function timeOf(iso: string): number {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at;
}

/**
 * The entries that belong to this case: of its machine, from the check before (or this one) on. The journal of this PC counts where the case
 * holds what Windows said here, for then it is about this PC.
 */
function stepsOf({ after, done }: OpenedCase, before: CaseFile | null, entries: ReportInput['entries'] & object): DoneStep[] {
  const { target, facts } = after.document;
  const machine = target.input.startsWith('practice:') ? target.input : facts.some((one) => one.source === 'windows') ? 'this' : null;
  const from = before ? timeOf(before.document.startedAt) : timeOf(after.document.startedAt);
  const until = before ? timeOf(after.document.startedAt) + after.document.durationMs : Number.POSITIVE_INFINITY;
  const own = entries.filter((one) => one.machine === machine && timeOf(one.at) >= from && timeOf(one.at) <= until);
  const known = new Set(done.map((one) => one.id));
  return [...done, ...own.filter((one) => !known.has(one.id)).map(stepOf)].sort((a, b) => timeOf(a.at) - timeOf(b.at));
}

function stepOf({ id, at, fix, machine, state, before, after, due, operations }: JournalDocument['entries'][number]): DoneStep {
  return { id, at, fix, machine, state, before, after, due, operations };
}

function answersOf({ document }: CaseFile): Record<string, string> {
  return Object.fromEntries(document.facts.filter((one) => one.source === 'user' && isAnswer(one.name, one.value)).map((one) => [one.name, typeof one.value === 'string' ? one.value : '']));
}

function isAnswer(name: string, value: unknown): boolean {
  return Object.hasOwn(ANSWERS, name) && (ANSWERS[name as AnswerName] as readonly unknown[]).includes(value);
}
