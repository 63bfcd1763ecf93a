import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { JournalDocument } from '../../../preload/contract/journal.ts';
import { resolveTexts, type Translate } from '../../locale/translator.ts';
import { readCase } from '../../report/index.ts';
import type { CaseFile, OpenedCase } from '../../report/model/read-case.ts';
import { changesBetween, machineOf, stepsNow } from './changes-between.ts';
import { modelOf } from './model-of-document.ts';
import type { KeptCheck, SavedCase } from './saved-case.ts';

type Entries = readonly JournalDocument['entries'][number][];

/** A saved case as the report engine opens one, with its sentences in one language. Null where its file was changed by hand and holds no case. */
export function openedCase(saved: SavedCase, entries: Entries, translate: Translate): OpenedCase | null {
  const after = fileOf(saved.check, saved.study, translate);
  const before = saved.before && fileOf(saved.before, null, translate);
  if (!after || (saved.before && !before)) return null;
  return { after, before, done: doneOf(saved, entries), answers: saved.answers, notes: saved.notes, timer: saved.timer };
}

/** Without a check after it, everything that was changed since: the report says what was done, and that no check proved it. */
function doneOf(saved: SavedCase, entries: Entries): OpenedCase['done'] {
  if (saved.before || saved.check.kind === 'file') return stepsNow(saved.done, entries);
  const { target, startedAt, facts } = saved.check.model;
  const day = { startedAt, durationMs: 24 * 3_600_000 };
  return changesBetween(entries, machineOf(target.input, facts.some((one) => one.source === 'windows')), startedAt, day);
}

function fileOf(check: KeptCheck, study: SavedCase['study'], translate: Translate): CaseFile | null {
  if (check.kind === 'own') {
    const document = resolveTexts(judged(check.model, study), translate);
    return { document, raw: { ...document } };
  }
  const read = readCase(Buffer.from(JSON.stringify(check.raw), 'utf8'));
  return read.ok ? read.opened.after : null;
}

/** A kept check for the window. */
export function modelOfCheck(check: KeptCheck, study: SavedCase['study']): DiagnosisModel | null {
  if (check.kind === 'own') return judged(check.model, study);
  const read = readCase(Buffer.from(JSON.stringify(check.raw), 'utf8'));
  return read.ok ? modelOf(read.opened.after.document) : null;
}

function judged(model: DiagnosisModel, study: SavedCase['study']): DiagnosisModel {
  if (!study) return model;
  const { checks, causes, ruledOut, nextCheck } = study;
  return { ...model, checks, causes, ruledOut, nextCheck };
}
