import { safeJson } from '../../locale/clean-text.ts';
import type { Translate } from '../../locale/translator.ts';
import type { RadarRow } from '../../../preload/contract/radar.ts';
import { CSV_HEAD, csvLine } from '../../radar/output/csv.ts';
import { ICS_END, icsEvent, icsHead } from '../../radar/output/ics.ts';
import { icsTexts } from '../../radar/output/ics-texts.ts';
import { windowRow, type KeptRow } from './window-row.ts';

/** The files that can be saved. */
export type ExportKind = 'csv' | 'ics' | 'jsonl';

/** A file of the rows, piece by piece, so that it is never whole in memory. Days are counted from `now`, ms since 1970. */
export async function* exportRows(kind: ExportKind, rows: AsyncIterable<KeptRow>, translate: Translate, now: number): AsyncGenerator<string> {
  const texts = icsTexts(translate);
  if (kind === 'csv') yield CSV_HEAD;
  if (kind === 'ics') yield icsHead(texts);
  for await (const kept of rows) {
    const row = published(kept, now);
    yield kind === 'csv' ? csvLine(row) : kind === 'ics' ? icsEvent(row, texts, now) : `${safeJson(row)}\n`;
  }
  if (kind === 'ics') yield ICS_END;
}

/** The row of the contract, without what only the window needs. */
function published(row: KeptRow, now: number): RadarRow {
  const { notBefore: _notBefore, selfSigned: _selfSigned, ...rest } = row;
  return { ...rest, daysLeft: windowRow(row, 0, now).daysLeft };
}
