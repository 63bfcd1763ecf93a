import * as z from 'zod';
import { fact } from './facts.ts';
import { message, sentence } from './text.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);
const machineOf = <T extends z.ZodType>(text: T) => z.object({ name, title: text, complaint: text, fixable: z.boolean() });
const target = z.object({ host: z.string().max(300), port: z.number().int().min(1).max(65535) });

/** The shape of `rdp-doctor/practice-list@1` (contract §5): every practice host with what its user reports. */
const practiceListOf = <T extends z.ZodType>(text: T) => z.object({ schema: z.literal('rdp-doctor/practice-list@1'), machines: z.array(machineOf(text)).max(200) });
export const practiceListDocument = practiceListOf(sentence);
export const practiceListModel = practiceListOf(message);
export type PracticeListModel = z.infer<typeof practiceListModel>;

/** The shape of `rdp-doctor/practice@1`: one practice host, as `show` and `reset` answer. */
const practiceOf = <T extends z.ZodType>(text: T) =>
  machineOf(text).extend({
    schema: z.literal('rdp-doctor/practice@1'),
    target,
    /** What the user copied from the error box. */
    code: z.string().max(2000),
    madeAt: z.string().max(40),
    /** Whether its state is no longer the one it was made with. */
    changed: z.boolean(),
    path: z.string().max(4096),
  });
export const practiceDocument = practiceOf(sentence);
export const practiceModel = practiceOf(message);
export type PracticeModel = z.infer<typeof practiceModel>;

/** The shape of `rdp-doctor/practice-serve@1`: where a practice host answers for other tools. */
export const practiceServeDocument = z.object({
  schema: z.literal('rdp-doctor/practice-serve@1'),
  name,
  address: z.literal('127.0.0.1'),
  port: z.number().int().min(1).max(65535),
  target,
  /** What the port does now; it follows the machine's state. */
  state: z.enum(['open', 'closed', 'filtered']),
});
export type PracticeServeDocument = z.infer<typeof practiceServeDocument>;

/** The shape of `rdp-doctor/facts@1` (contract §5): every Windows fact of a machine. */
export const factsDocument = z.object({ schema: z.literal('rdp-doctor/facts@1'), machine: z.string().max(80), facts: z.array(fact).max(2000) });
export type FactsDocument = z.infer<typeof factsDocument>;
