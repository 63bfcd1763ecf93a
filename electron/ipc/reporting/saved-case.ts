import * as z from 'zod';
import { diagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { callTimer, doneStep, note } from '../../../preload/contract/report.ts';
import { savedRow, type SavedRow } from '../../../preload/contract/reporting.ts';
import { study } from '../../../preload/contract/study.ts';

/** A check as it is kept: one of ours with texts that have no language yet, or one from a file with all that was in it. */
const keptCheck = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own'), model: diagnosisModel }),
  z.object({ kind: z.literal('file'), raw: z.record(z.string(), z.unknown()) }),
]);
export type KeptCheck = z.infer<typeof keptCheck>;

const words = z.record(z.string().max(60), z.string().max(60));

/** What is in the file of a saved case, beside its row. */
const savedBody = z.object({
  check: keptCheck, before: keptCheck.nullable(), done: z.array(doneStep).max(500), study: study.nullable(), answers: words, notes: z.array(note).max(1000), timer: callTimer.nullable(),
});

const savedFile = z.object({
  schema: z.literal('rdp-doctor/saved-case@1'),
  row: savedRow,
  /** What a search looks through besides the row, in lower case. */
  words: z.string().max(1500),
  case: savedBody,
});

export type SavedCase = Readonly<z.infer<typeof savedBody>> & { readonly row: SavedRow };

const SCHEMA = 'rdp-doctor/saved-case@1';
/** Stands between the row and the case. No text of JSON can hold it: its quotation marks would be escaped. */
const BORDER = ',"case":';
const head = savedFile.omit({ case: true });
export type SavedHead = z.infer<typeof head>;

/** So many bytes hold the head of every file that `writeSaved` wrote. */
export const HEAD_BYTES = 16 * 1024;

/** One line; the row stands first, so that a list needs only the beginning of each file. */
export function writeSaved({ row, ...body }: SavedCase): string {
  const searched = [row.target, row.verdict, ...body.notes.map((one) => one.text)].join(' ').toLowerCase().slice(0, 1500);
  return `${JSON.stringify({ schema: SCHEMA, row, words: searched, case: body })}\n`;
}

/** The row of a file from its beginning; null where this is no saved case. */
export function readHead(beginning: string): SavedHead | null {
  const border = beginning.indexOf(BORDER);
  const read = border < 0 ? null : head.safeParse(parse(`${beginning.slice(0, border)}}`));
  return read?.success ? read.data : null;
}

export function readSaved(text: string): SavedCase | null {
  const read = savedFile.safeParse(parse(text));
  return read.success ? { row: read.data.row, ...read.data.case } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
