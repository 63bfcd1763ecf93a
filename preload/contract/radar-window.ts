import * as z from 'zod';
import { callError } from './errors.ts';
import { radarRowDocument, radarSummaryDocument } from './radar.ts';
import { message } from './text.ts';

/** Rows come in batches, a few times a second, so that the window keeps up whatever the number of hosts. */
export const radarRunEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('rows'), rows: z.array(radarRowDocument).max(2000), done: z.number().int().nonnegative(), targets: z.number().int().nonnegative() }),
  z.object({ type: z.literal('badLine'), line: z.number().int().positive(), because: message }),
  z.object({ type: z.literal('finished'), summary: radarSummaryDocument }),
  z.object({ type: z.literal('failed'), error: callError }),
]);
export type RadarRunEvent = z.infer<typeof radarRunEvent>;

/** The push channel `radar:event`: `seq` counts from 0 without a gap within a run. */
export const radarEvent = z.object({ runId: z.string().max(40), seq: z.number().int().nonnegative(), event: radarRunEvent });
export type RadarEvent = z.infer<typeof radarEvent>;
