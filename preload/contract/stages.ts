import * as z from 'zod';
import { STAGES } from './words.ts';

/** The rungs of the ladder (contract §2). */
export const stage = z.enum(STAGES);
export type Stage = z.infer<typeof stage>;

/** How a rung ended. `unknown` is never `pass`. */
export const END_STATES = ['pass', 'warn', 'fail', 'blocked', 'needsAdmin', 'skipped', 'notApplicable', 'unknown', 'timedOut', 'cancelled'] as const;
export const endState = z.enum(END_STATES);
export type EndState = z.infer<typeof endState>;

/** What a rung shows while the run goes on. */
export const liveState = z.enum([...END_STATES, 'waiting', 'running']);
export type LiveState = z.infer<typeof liveState>;

const rowFields = {
  stage,
  ms: z.number().nonnegative(),
  address: z.string().max(64).nullable(),
  blockedBy: stage.optional(),
};

/** One rung of a finished ladder; `text` is a Message inside the app and a sentence in a document. */
export const stageRowOf = <T extends z.ZodType>(text: T) => z.object({ ...rowFields, state: endState, detail: text.optional() });

/** One rung while the run goes on; `limitMs` is the deadline of the stage. */
export const liveRowOf = <T extends z.ZodType>(text: T) =>
  z.object({ ...rowFields, state: liveState, limitMs: z.number().nonnegative().optional(), detail: text.optional() });
