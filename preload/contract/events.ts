import * as z from 'zod';
import { diagnosisModel } from './diagnosis.ts';
import { callError } from './errors.ts';
import { fact } from './facts.ts';
import { liveRowOf } from './stages.ts';
import { message } from './text.ts';

/** Which of the two ladders an event belongs to. */
export const side = z.enum(['target', 'control']);
export type Side = z.infer<typeof side>;

/** One rung of the ladder as it moves. */
export const liveRow = liveRowOf(message);
export type LiveRow = z.infer<typeof liveRow>;

/** What a running diagnosis says, in order. The window's state is reduced from these. */
export const probeEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), side, host: z.string().max(300), port: z.number().int(), mode: z.enum(['quick', 'deep']), at: z.string().max(40), budgetMs: z.number() }),
  z.object({ type: z.literal('addresses'), side, addresses: z.array(z.string().max(64)).max(64) }),
  z.object({ type: z.literal('stage'), side, row: liveRow }),
  z.object({ type: z.literal('fact'), side, fact }),
  z.object({ type: z.literal('finished'), side, diagnosis: diagnosisModel }),
  z.object({ type: z.literal('failed'), error: callError }),
]);
export type ProbeEvent = z.infer<typeof probeEvent>;

/** The one push channel: `seq` counts from 0 without a gap within a run. */
export const runEvent = z.object({ runId: z.string().max(40), seq: z.number().int().nonnegative(), event: probeEvent });
export type RunEvent = z.infer<typeof runEvent>;
