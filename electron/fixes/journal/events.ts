import * as z from 'zod';
import { entryId } from '../../../preload/contract/journal.ts';
import { planModel, plannedOperation } from '../../../preload/contract/plan.ts';

const json: z.ZodType = z.json();
/** What a machine's `capture` gave; null: the thing is not there yet, an earlier operation of the same plan makes it. */
const reading = z.record(z.string().max(200), json).nullable();
export type Reading = z.infer<typeof reading>;

const op = z.number().int().min(0).max(59);
const iso = z.iso.datetime();
const seenVerdict = z.object({ code: z.string().max(60), stage: z.string().max(20).nullable() });
export type SeenVerdict = z.infer<typeof seenVerdict>;

/** The restore task: registered before the change, read back, and taken away when the change is kept or gone. */
const timer = z.object({ kind: z.enum(['keepWithin', 'timeBox']), name: z.string().max(80), dueAt: iso, captured: reading });

/** The part of a plan that a run needs to be finished or taken back by somebody who has nothing but the journal. */
const intendedPlan = z.object({
  id: z.string().max(90), sha256: z.string().regex(/^[0-9a-f]{64}$/), fix: z.string().max(90),
  operations: z.array(plannedOperation.pick({ primitive: true, target: true, args: true })).max(60),
  timeBoxMinutes: z.number().int().nullable(), keepWithinMinutes: z.number().int().nullable(),
  proof: planModel.shape.proof,
  /** Why an expert ran it although nothing that was read pointed to it. */
  reason: z.string().max(300).optional(),
});

const keepMode = z.enum(['ask', 'keep', 'ifProven']);
/** `keep`: keep what helps; `ifProven`: keep what made all well, else wait; `ask`: wait for `keep` where the plan has a limit. */
export type KeepMode = z.infer<typeof keepMode>;

/** Why a change goes back. */
const backReason = z.enum(['noEffect', 'worse', 'notAsPlanned', 'operationFailed', 'cancelled', 'timer', 'recover']);
export type BackReason = z.infer<typeof backReason>;

/** One line of the journal. What is about to be done is written before it is done. */
export const journalEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('intended'), machine: z.string().max(80), plan: intendedPlan, captured: z.array(reading).max(60), before: seenVerdict,
    /** The proof's facts as they were, by name. */
    factsBefore: z.record(z.string().max(120), json),
    timer: timer.nullable(), keep: keepMode,
  }),
  z.object({ type: z.literal('timerSet') }),
  z.object({ type: z.literal('captured'), op, reading }),
  z.object({ type: z.literal('applying'), op }),
  z.object({ type: z.literal('applied'), op, reading }),
  z.object({ type: z.literal('verified'), ours: z.array(reading).max(60), after: seenVerdict.nullable() }),
  z.object({ type: z.literal('awaitingKeep') }),
  z.object({ type: z.literal('keeping') }),
  z.object({ type: z.literal('kept') }),
  /** `ops`: only these, where somebody changed the others since; all that were begun otherwise. */
  z.object({ type: z.literal('rollingBack'), because: backReason, ops: z.array(op).max(60).optional(), detail: z.string().max(500).optional() }),
  z.object({ type: z.literal('restoring'), op }),
  z.object({ type: z.literal('restored'), op }),
  z.object({ type: z.literal('rolledBack') }),
  z.object({ type: z.literal('undoing'), ops: z.array(op).max(60), now: z.array(reading).max(60) }),
  z.object({ type: z.literal('redoing') }),
  z.object({ type: z.literal('redone') }),
  z.object({ type: z.literal('undone') }),
  z.object({ type: z.literal('partlyUndone'), left: z.array(op).max(60) }),
  /** Something could not be put back; what, in the machine's words. */
  z.object({ type: z.literal('failed'), detail: z.string().max(500) }),
  /** A last line that was cut while it was written was taken away. */
  z.object({ type: z.literal('mended'), bytes: z.number().int().nonnegative() }),
]);
export type JournalEvent = z.infer<typeof journalEvent>;
export type IntendedEvent = Extract<JournalEvent, { type: 'intended' }>;
export type TimerSpec = NonNullable<IntendedEvent['timer']>;

/** What a line says, without its chain. `entry` is null for what concerns the journal itself. */
export const lineBody = z.object({
  at: iso, entry: entryId.nullable(), event: journalEvent,
  prev: z.string().regex(/^[0-9a-f]{64}$/), seq: z.number().int().positive(),
});
export type LineBody = z.infer<typeof lineBody>;
