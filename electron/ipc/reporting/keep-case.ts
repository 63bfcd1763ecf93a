import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { JournalDocument } from '../../../preload/contract/journal.ts';
import type { CallTimer, Note } from '../../../preload/contract/report.ts';
import type { GivenAnswers, Skipped } from '../../../preload/contract/study.ts';
import type { Answers } from '../../diagnosis/answers.ts';
import type { WriteResult } from '../../files/write-file.ts';
import type { FinishedCase } from '../engine.ts';
import { factsWith, readAnswers, studyKept } from '../study/study-kept.ts';
import type { CaseBook } from './case-book.ts';
import { changesBetween, machineOf, nearEnough } from './changes-between.ts';
import type { KeptCheck, SavedCase } from './saved-case.ts';

/** What the technician said about a run. */
export interface Said {
  readonly answers: GivenAnswers;
  readonly skipped: Skipped;
  readonly notes: readonly Note[];
  readonly timer: CallTimer | null;
}

export const NOTHING_SAID: Said = { answers: {}, skipped: {}, notes: [], timer: null };

export interface KeepParts {
  readonly book: CaseBook;
  /** Every entry of the journal, or none where it cannot be read. */
  readonly entries: () => Promise<readonly JournalDocument['entries'][number][]>;
  readonly keeping: () => Promise<boolean>;
  readonly now: () => Date;
}

/** Keeps a finished run as a case: judged with the answers, with the check before it where something was changed in between. */
export async function keepCase(runId: string, finished: FinishedCase, said: Said, parts: KeepParts): Promise<WriteResult> {
  const { book, entries, keeping, now } = parts;
  const answers: Answers = readAnswers(said.answers) ?? {};
  const known = await book.get(runId);
  const earlier = known ? { before: known.before, done: known.done } : await earlierOf(finished, book, await entries());
  const model: DiagnosisModel = { ...finished.model, facts: factsWith(finished, answers, now()) };
  const { target, verdict, startedAt } = model;
  const saved: SavedCase = {
    row: {
      id: runId, startedAt, savedAt: now().toISOString(), target: shownTarget(target), verdict: verdict.code, fixed: isFixed(earlier.before, verdict.code), notes: said.notes.length,
      changes: earlier.done.length, from: 'run',
    },
    check: { kind: 'own', model }, ...earlier, study: studyKept(finished, answers, said.skipped, now()), answers: { ...answers }, notes: [...said.notes], timer: said.timer,
  };
  return book.put(saved, await keeping());
}

export function shownTarget({ input, host, port }: DiagnosisModel['target']): string {
  return input.startsWith('practice:') ? input.slice(0, 320) : `${host}:${port}`;
}

export function isFixed(before: KeptCheck | null, now: string): boolean {
  const code = before === null ? null : before.kind === 'own' ? before.model.verdict.code : (before.raw['verdict'] as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && code !== 'HEALTHY' && now === 'HEALTHY';
}

/** The check before, and what was changed since it: of the same computer, within a day. A chain of checks begins with its first. */
async function earlierOf({ model, machine }: FinishedCase, book: CaseBook, entries: Parameters<typeof changesBetween>[0]): Promise<Pick<SavedCase, 'before' | 'done'>> {
  const name = machineOf(model.target.input, machine.kind === 'thisPc');
  if (name === null || entries.length === 0) return { before: null, done: [] };
  const shown = shownTarget(model.target);
  const heads = await book.heads();
  const last = heads.find((one) => 'row' in one && one.row.from === 'run' && one.row.target === shown && nearEnough(one.row.startedAt, model.startedAt));
  const saved = last && 'row' in last ? await book.get(last.row.id) : null;
  if (!saved) return { before: null, done: [] };
  const base = saved.before ?? saved.check;
  const from = base.kind === 'own' ? base.model.startedAt : saved.row.startedAt;
  const done = changesBetween(entries, name, from, model);
  return done.length > 0 ? { before: base, done } : { before: null, done: [] };
}
