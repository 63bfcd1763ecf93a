import * as z from 'zod';
import { diagnosisModel } from './diagnosis.ts';
import { message } from './text.ts';

/** What the technician answered, by the name of the fact it becomes; main refuses names and words it does not know. */
export const answers = z
  .record(z.string().regex(/^scope\.[A-Za-z]{1,30}$/), z.string().regex(/^[A-Za-z]{1,20}$/))
  .refine((given) => Object.keys(given).length <= 30);
export type GivenAnswers = z.infer<typeof answers>;

/** Steps that cannot be done, or were tried, each with the reason. */
export const skipped = z
  .record(z.string().regex(/^[a-z][a-z0-9-]{1,40}$/), z.string().max(200))
  .refine((given) => Object.keys(given).length <= 60);
export type Skipped = z.infer<typeof skipped>;

/** Which computer this program runs on, as the technician says. */
export const place = z.enum(['client', 'host', 'elsewhere']);
export type Place = z.infer<typeof place>;

const id = z.string().max(60);

/** The one thing to do next in the guided flow. */
export const guideAction = z.object({
  kind: z.enum(['ask', 'do', 'run', 'done']), id, sentence: message, sayThis: message.nullable(), why: message, minutes: z.number().nonnegative(),
  needs: z.enum(['nothing', 'admin', 'host access']),
  answer: z.object({ name: id, options: z.array(z.string().max(20)).max(8) }).nullable(),
  cause: id.nullable(),
});
export type GuideActionModel = z.infer<typeof guideAction>;

/** One tip from the web, rated for this case. */
export const ratedAdvice = z.object({ id, tip: message, rating: z.enum(['helps', 'noEffect', 'harmful']), reason: message });
export type AdviceModel = z.infer<typeof ratedAdvice>;

/** A finished case judged anew with the technician's answers; nothing was run for it. */
export const study = z.object({
  ...diagnosisModel.pick({ checks: true, causes: true, ruledOut: true, nextCheck: true }).shape,
  /** How much the evidence weighs for and against each cause, in the points of the ranking. */
  weights: z.array(z.object({ id, for: z.number().nonnegative(), against: z.number().nonnegative() })).max(60),
  action: guideAction,
  advice: z.array(ratedAdvice).max(80),
});
export type StudyModel = z.infer<typeof study>;

/** One try of this PC's Remote Desktop client, from its own event log. */
export const attempt = z.object({
  at: z.string().max(40).nullable(), server: z.string().max(300).nullable(), reason: z.number().int().nullable(), extended: z.number().int().nullable(),
  connected: z.boolean(), tlsError: z.boolean(),
});
export type Attempt = z.infer<typeof attempt>;
