import * as z from 'zod';
import { diagnosisModel } from './diagnosis.ts';
import { callTimer, note, reader, reportFormat } from './report.ts';
import { answers, skipped, study } from './study.ts';
import { lang, message } from './text.ts';

const count = z.number().int().nonnegative();
const time = z.string().max(40);
/** A saved case; the run's id, or one of its own where it came from a file. */
export const caseId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** So many cases are kept; the oldest go. */
export const MAX_SAVED_CASES = 500;

/** What the technician wrote down, as the window gives it. */
export const givenNotes = z.array(note.extend({ text: z.string().min(1).max(4000) })).max(200);

/** A row of the list of saved cases. */
export const savedRow = z.object({
  id: caseId, startedAt: time, savedAt: time, target: z.string().max(320), verdict: z.string().max(80),
  /** The check before showed a fault and this one shows none, with a change in between. */
  fixed: z.boolean(), notes: count, changes: count,
  /** `run`: checked here. `file`: opened from a file. */
  from: z.enum(['run', 'file']),
});
export type SavedRow = z.infer<typeof savedRow>;

/** A file of the folder that cannot be read; it can be deleted like any other. */
const unreadRow = z.object({ id: caseId, unread: z.literal(true) });
export type UnreadRow = z.infer<typeof unreadRow>;

/** A saved case as it was judged when it was saved. */
export const savedCaseModel = z.object({
  row: savedRow, diagnosis: diagnosisModel, before: diagnosisModel.nullable(), study: study.nullable(), answers: z.record(z.string().max(60), z.string().max(60)), notes: z.array(note).max(1000), timer: callTimer.nullable(),
});
export type SavedCaseModel = z.infer<typeof savedCaseModel>;

/** What can be left out. `before` and `notes` leave every form; `timeline`, `facts` and `checks` the page only (HTML, PDF, Markdown). */
const REPORT_PARTS = ['before', 'notes', 'timeline', 'checks', 'facts'] as const;
const reportPart = z.enum(REPORT_PARTS);
export type ReportPart = z.infer<typeof reportPart>;

/** Which report of which case. */
const reportChoice = z.strictObject({ id: caseId, reader, lang, without: z.array(reportPart).max(REPORT_PARTS.length) });
export type ReportChoice = z.infer<typeof reportChoice>;

/** The forms that can be saved; PDF is printed from the HTML page. */
const savedFormat = z.enum([...reportFormat.options, 'pdf']);
export type SavedFormat = z.infer<typeof savedFormat>;

const leavingField = z.object({ field: z.string().max(400), how: z.enum(['asItIs', 'aliased', 'hidden']), values: z.array(z.string().max(200)).max(5) });
export type LeavingFieldModel = z.infer<typeof leavingField>;

/** The report before anything is saved. `page`: the address of the live page, good until the next preview. */
const reportPreview = z.object({ page: z.string().max(200), ticket: z.string().max(10_000), leaving: count, hidden: count, fields: z.array(leavingField).max(5000), key: z.string().max(300).nullable() });
export type ReportPreview = z.infer<typeof reportPreview>;

const savedFile = z.object({ saved: z.object({ file: z.string().max(300), folder: z.string().max(1000) }).nullable() });
const collectorForm = z.enum(['any', 'azure', 'intune']);
export type CollectorForm = z.infer<typeof collectorForm>;

/** The calls of the report side: saved cases, reports, and the collector's script. */
export const reportingChannels = {
  /** Saves the kept run with what the technician said about it; nothing is asked or read again. False where it cannot be saved any more. */
  'reporting.keep': { input: z.strictObject({ runId: caseId, answers, skipped, notes: givenNotes, timer: callTimer.nullable() }), output: z.strictObject({ kept: z.boolean() }) },
  /** The newest first; those that hold every word of `search`. */
  'reporting.list': { input: z.strictObject({ search: z.string().max(200) }), output: z.object({ rows: z.array(z.union([savedRow, unreadRow])).max(2000), total: count, keeping: z.boolean() }) },
  'reporting.open': { input: z.strictObject({ id: caseId }), output: savedCaseModel },
  /** Deletes for good, with the alias table of each. */
  'reporting.delete': { input: z.strictObject({ ids: z.array(caseId).min(1).max(2000) }), output: z.strictObject({ deleted: count }) },
  'reporting.clear': { input: z.strictObject({}), output: z.strictObject({ deleted: count }) },
  /** Whether finished checks are saved from now on; what is there stays. */
  'reporting.keeping': { input: z.strictObject({ on: z.boolean() }), output: z.strictObject({ keeping: z.boolean() }) },
  /** Asks for a case or report file and saves what is in it; null when none was chosen. */
  'reporting.import': { input: z.strictObject({}), output: z.object({ id: caseId.nullable() }) },
  'reporting.preview': { input: reportChoice, output: reportPreview },
  /** Asks where to save and writes; null when nobody chose a place. */
  'reporting.save': { input: z.strictObject({ choice: reportChoice, format: savedFormat }), output: savedFile },
  /** Asks for a file that keeps the alias table, steady over many cases; `forget` goes back to one table for each case. */
  'reporting.key': { input: z.strictObject({ forget: z.boolean() }), output: z.object({ key: z.string().max(300).nullable() }) },
  'collector.script': { input: z.strictObject({ form: collectorForm }), output: z.object({ text: z.string().max(400_000) }) },
  'collector.save': { input: z.strictObject({ form: collectorForm }), output: savedFile },
} as const;

/** What a collector said about what it did not send, which facts of a newer one (`newer`) this version cannot hold, and that it ran on another computer than the case is about (`other`); null for an error text. */
export const pasteNotes = z.object({ left: count, cut: z.array(message).max(40), newer: message.nullable(), other: message.nullable(), machine: z.string().max(300).nullable() }).nullable();
export type PasteNotes = z.infer<typeof pasteNotes>;
