import type { JournalDocument } from '../../../preload/contract/journal.ts';
import type { ReportChoice, ReportPart } from '../../../preload/contract/reporting.ts';
import { translator } from '../../locale/translator.ts';
import { buildReport, redactor, viewOf } from '../../report/index.ts';
import type { Report } from '../../report/model/report.ts';
import type { AliasKey } from '../../report/redact/aliases.ts';
import type { View } from '../../report/view.ts';
import { openedCase } from './opened-case.ts';
import type { SavedCase } from './saved-case.ts';

/** A report as it leaves, and what it was made from. */
export interface MadeReport {
  readonly whole: Report;
  /** The same where nothing is hidden. */
  readonly copy: Report;
  readonly view: View;
  /** The alias table as it stands now; null where nothing has an alias. */
  readonly key: AliasKey | null;
}

/** Sections of the page that a part of the choice stands for. */
const SECTIONS: Readonly<Record<ReportPart, readonly string[]>> = { before: [], notes: ['notes'], timeline: ['timeline'], checks: ['findings', 'checks'], facts: ['facts'] };

export interface ReportParts {
  readonly entries: readonly JournalDocument['entries'][number][];
  readonly start: AliasKey | undefined;
  /** Names of files that go with the report. */
  readonly files: readonly string[];
  readonly now: Date;
}

/** The chosen report of a case; null where the case holds none. `start`: the table that gave aliases before. */
export function makeReport(saved: SavedCase, { reader, lang, without }: ReportChoice, { entries, start, files, now }: ReportParts): MadeReport | null {
  const translate = translator(lang);
  const opened = openedCase(saved, entries, translate);
  if (!opened) return null;
  const out = new Set(without);
  const whole = buildReport({ opened: { ...opened, ...(out.has('before') && { before: null }), ...(out.has('notes') && { notes: [] }) }, files, madeAt: now.toISOString() });
  const hide = reader === 'internal' ? null : redactor(translate, start);
  const copy = hide && reader !== 'internal' ? hide.redact(whole, reader) : whole;
  return { whole, copy, view: viewOf(copy, translate, lang, undefined, new Set(without.flatMap((one) => SECTIONS[one]))), key: hide?.key() ?? null };
}
