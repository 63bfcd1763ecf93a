import * as z from 'zod';
import { diagnosisModel, mode } from './diagnosis.ts';
import { liveRow } from './events.ts';
import { callTimer } from './report.ts';
import { caseId, givenNotes } from './reporting.ts';
import { answers, place, skipped } from './study.ts';
import { message } from './text.ts';

const target = z.string().min(1).max(300);
const count = z.number().int().nonnegative();

/** The open case as only the window knows it. The result of its run is not in it: that is saved on its own as soon as the run has ended. */
export const caseDraft = z.strictObject({
  request: z.strictObject({ target, control: target.nullable(), mode, code: z.string().max(100_000).nullable(), where: place.nullable(), complaint: message.nullable() }),
  /** The run of its newest check; null until it has one. */
  runId: caseId.nullable(),
  /** The rungs so far, while there is no result. */
  steps: z.array(liveRow).max(400),
  answers, skipped,
  notes: givenNotes,
  /** The note that is being typed. */
  typed: z.string().max(4000),
  timer: callTimer.extend({ running: z.boolean() }).nullable(),
});
export type CaseDraft = z.infer<typeof caseDraft>;

/** What can be opened after a crash, in short. */
const draftOffer = z.strictObject({
  /** When it was written last, ISO 8601: at most half a minute before the crash while a call was going on. */
  keptAt: z.string().max(40),
  target: z.string().max(300), notes: count, answers: count,
  /** Whether its check had come to a result. */
  result: z.boolean(),
});
export type DraftOffer = z.infer<typeof draftOffer>;

/** The calls about the draft of the open case. It stays on this PC, and only where finished checks are saved too. */
export const draftChannels = {
  /** Keeps the open case; null: there is none any more. Written at most once a second. */
  'draft.keep': { input: z.strictObject({ draft: caseDraft.nullable() }), output: z.strictObject({}) },
  /** What was kept of a case when the app or its page ended without saying so; `notice` where the file could not be read. */
  'draft.offered': { input: z.strictObject({}), output: z.strictObject({ offer: draftOffer.nullable(), notice: message.nullable() }) },
  /** Gives what was kept, with the result where there was one, and makes its run the kept one again. Starts nothing. */
  'draft.open': { input: z.strictObject({}), output: z.strictObject({ draft: caseDraft, diagnosis: diagnosisModel.nullable() }) },
  'draft.discard': { input: z.strictObject({}), output: z.strictObject({}) },
} as const;
