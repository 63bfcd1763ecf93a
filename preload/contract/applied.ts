import * as z from 'zod';
import { entryId } from './journal.ts';
import { message, sentence } from './text.ts';

const json: z.ZodType = z.json();
const code = z.string().max(60).nullable();
const target = z.string().max(500);

/** How an apply ended (contract §5). */
export const applyOutcome = z.enum(['kept', 'awaitingKeep', 'rolledBack', 'noEffect', 'failed', 'refused']);
export type ApplyOutcome = z.infer<typeof applyOutcome>;

/** What was planned for a thing, and what is there now. */
export const appliedValue = z.object({ target, planned: json, now: json });
export type AppliedValue = z.infer<typeof appliedValue>;

/** `rdp-doctor/applied@1`. `entry` is null where nothing was begun; `due`: when it goes back by itself. */
const appliedOf = <T extends z.ZodType>(text: T) =>
  z.object({
    schema: z.literal('rdp-doctor/applied@1'),
    entry: entryId.nullable(), outcome: applyOutcome, before: code, after: code, values: z.array(appliedValue), sentence: text,
    due: z.string().max(40).nullable(), cancelled: z.boolean().optional(),
  });
export const appliedDocument = appliedOf(sentence);
export const appliedModel = appliedOf(message);
export type AppliedModel = z.infer<typeof appliedModel>;

/** Before, ours and now of one thing. */
export const threeWay = z.object({ target, before: json, ours: json, now: json });
export type ThreeWay = z.infer<typeof threeWay>;
/** What is taken back where somebody changed a value after us. */
export const undoChoice = z.enum(['ours', 'all', 'leave']);
export type UndoChoice = z.infer<typeof undoChoice>;

/** `rdp-doctor/undo@1`. */
const undoOf = <T extends z.ZodType>(text: T) =>
  z.object({
    schema: z.literal('rdp-doctor/undo@1'),
    entry: entryId, outcome: z.enum(['undone', 'partlyUndone', 'refused']), values: z.array(threeWay), sentence: text,
  });
export const undoDocument = undoOf(sentence);
export const undoModel = undoOf(message);
export type UndoModel = z.infer<typeof undoModel>;

/** Which run was cut off. */
export const interruptedRun = z.enum(['apply', 'rollBack', 'keep', 'undo']);
export type InterruptedRun = z.infer<typeof interruptedRun>;

/** `rdp-doctor/recover@1`. `outcome` is null where the run was only listed. */
const recoverOf = <T extends z.ZodType>(text: T) =>
  z.object({
    schema: z.literal('rdp-doctor/recover@1'), machine: z.string().max(80),
    entries: z.array(z.object({
      entry: entryId, fix: z.string().max(90), at: z.string().max(40), run: interruptedRun,
      outcome: z.enum(['kept', 'awaitingKeep', 'rolledBack', 'noEffect', 'undone', 'partlyUndone', 'failed']).nullable(), sentence: text,
    })),
  });
export const recoverDocument = recoverOf(sentence);
export const recoverModel = recoverOf(message);
export type RecoverModel = z.infer<typeof recoverModel>;
export type RecoveredRow = RecoverModel['entries'][number];

/** `rdp-doctor/timers@1`. `waiting` and `due` are still to run; `restored` and `failed` ran just now. */
export const timersDocument = z.object({
  schema: z.literal('rdp-doctor/timers@1'),
  timers: z.array(z.object({ entry: entryId, due: z.string().max(40), state: z.enum(['waiting', 'due', 'restored', 'failed']) })),
});
export type TimersDocument = z.infer<typeof timersDocument>;
export type TimerRow = TimersDocument['timers'][number];
