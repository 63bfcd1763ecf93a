import * as z from 'zod';
import { clientState } from './client.ts';
import { hostState } from './host.ts';
import { networkState } from './network.ts';
import { iso, name } from './parts.ts';

/** A practice machine as its file holds it. */
export const practiceState = z.strictObject({
  schema: z.literal('rdp-doctor/practice-state@1'),
  scenario: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  madeAt: iso,
  /** Null where the far end is no Windows host. */
  host: hostState.nullable(),
  client: clientState,
  network: networkState,
  /** Scheduled tasks; the practice machine's scheduler is whoever runs what is due. */
  tasks: z.record(name, z.strictObject({ dueAt: iso, entry: z.string().max(120) })),
});
export type PracticeState = z.infer<typeof practiceState>;
