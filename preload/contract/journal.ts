import * as z from 'zod';
import { sentence } from './text.ts';

const json: z.ZodType = z.json();
/** A reading in the primitive's own captured shape; null: nothing was there, or it was not read. */
const reading = json;

export const entryId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/);
export const entryState = z.enum(['intended', 'applying', 'applied', 'kept', 'rolledBack', 'undoing', 'undone', 'partlyUndone', 'interrupted', 'failed']);
export type EntryState = z.infer<typeof entryState>;

const journalOperation = z.object({
  primitive: z.string().max(40), target: z.string().max(500),
  /** What was there before: what undo puts back. */
  captured: reading,
  /** What was there once the whole fix had run: what undo compares with. Null until then. */
  ours: reading,
  /** What was read right after this operation. */
  readBack: reading,
});

export const journalEntryFields = {
  id: entryId, at: z.string().max(40),
  /** The plan's id and hash. */
  plan: z.object({ id: z.string().max(90), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  fix: z.string().max(90), machine: z.string().max(80), state: entryState, operations: z.array(journalOperation).max(60),
  /** When it goes back by itself; null where it does not, or no longer. */
  due: z.string().max(40).nullable(),
  /** Verdict codes of the probe before and after. */
  before: z.string().max(60).nullable(), after: z.string().max(60).nullable(),
};

/** `rdp-doctor/journal-entry@1`: one change, folded from its lines (contract §5). */
export const journalEntryDocument = z.object({ schema: z.literal('rdp-doctor/journal-entry@1'), ...journalEntryFields });
export type JournalEntryDocument = z.infer<typeof journalEntryDocument>;

/** `rdp-doctor/journal@1`: every entry, the oldest first. */
export const journalDocument = z.object({ schema: z.literal('rdp-doctor/journal@1'), entries: z.array(z.object(journalEntryFields)) });
export type JournalDocument = z.infer<typeof journalDocument>;

/** `rdp-doctor/journal-check@1`. `entries` counts entries, `line` counts lines from 1. */
export const journalCheckOf = <T extends z.ZodType>(text: T) =>
  z.object({
    schema: z.literal('rdp-doctor/journal-check@1'),
    ok: z.boolean(), entries: z.number().int().nonnegative(),
    firstBad: z.object({ line: z.number().int().positive(), because: text }).nullable(),
    /** The last line was cut while it was written; no tampering, mended at the next write. */
    tornTail: z.boolean(),
  });
export const journalCheckDocument = journalCheckOf(sentence);
export type JournalCheckDocument = z.infer<typeof journalCheckDocument>;
