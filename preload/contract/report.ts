import * as z from 'zod';
import { diagnosisDocument } from './diagnosis.ts';
import { entryState } from './journal.ts';
import { sentence } from './text.ts';

const json: z.ZodType = z.json();
const iso = z.string().max(40);

/** Who a report is for. `internal`: nothing hidden; the others give no name away. */
export const reader = z.enum(['internal', 'vendor', 'user']);
export type Reader = z.infer<typeof reader>;

/** The forms a report can take. PDF is printed from `html`. */
export const reportFormat = z.enum(['ticket', 'markdown', 'html', 'json', 'csv', 'sarif', 'junit']);
export type ReportFormat = z.infer<typeof reportFormat>;

/** The ten lines of a ticket, in their order. */
export const TICKET_LINES = ['IMPACT', 'SYMPTOM', 'EVIDENCE', 'CAUSE', 'ACTION', 'RESULT', 'UNDO', 'OPEN', 'NEXT', 'FILES'] as const;
export type TicketLine = (typeof TICKET_LINES)[number];

/** One change of the journal as a report tells it. The readings are there only where nothing is hidden. */
export const doneStep = z.object({
  id: z.string().max(60), at: iso, fix: z.string().max(90), machine: z.string().max(80), state: entryState,
  before: z.string().max(60).nullable(), after: z.string().max(60).nullable(), due: z.string().max(40).nullable(),
  operations: z.array(z.object({ primitive: z.string().max(40), target: z.string().max(500), captured: json.optional(), ours: json.optional(), readBack: json.optional() })).max(60),
});
export type DoneStep = z.infer<typeof doneStep>;

/** What the technician wrote down. */
export const note = z.object({ at: iso, text: z.string().max(20_000) });
export type Note = z.infer<typeof note>;

/** How long the call took. */
export const callTimer = z.object({ startedAt: iso, seconds: z.number().nonnegative() });
export type CallTimer = z.infer<typeof callTimer>;

/** One point of the timeline; `local` is the same moment by the clock of who made the report, with its offset. */
export const timelineRow = z.object({ at: iso, local: z.string().max(60), kind: z.enum(['attempt', 'probe', 'fix', 'note', 'answer', 'call']), sentence });
export type TimelineRow = z.infer<typeof timelineRow>;

/** The check before the fix: the same fields as the case. */
const before = z.looseObject({ ...diagnosisDocument.shape });

/**
 * `rdp-doctor/report@1`: the fields of the case (`diagnosis@1`) and what was done. It opens again as a case does, also one with fields that
 * this version does not know. Everything under `texts` follows `--lang`.
 */
export const reportDocument = z.looseObject({
  ...diagnosisDocument.shape,
  schema: z.literal('rdp-doctor/report@1'),
  report: z.object({ madeAt: iso, reader, lang: z.enum(['en', 'ja']) }),
  before: before.nullable(),
  done: z.array(doneStep).max(500),
  answers: z.record(z.string().max(60), z.string().max(60)),
  notes: z.array(note).max(1000),
  timer: callTimer.nullable(),
  timeline: z.array(timelineRow).max(5000),
  texts: z.object({ ticket: z.record(z.string().max(20), sentence), prevention: z.array(sentence) }),
});
export type ReportDocument = z.infer<typeof reportDocument>;
