import * as z from 'zod';
import { message, sentence } from './text.ts';

const json: z.ZodType = z.json();
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/);
const minutes = z.number().int().min(1).max(10_080).nullable();

/** One change of a plan: where, what is there now, what will be. Values are the primitive's own captured shape. */
export const plannedOperation = z.object({
  primitive: z.string().max(40), target: z.string().max(500), args: z.record(z.string(), json), before: json, after: json,
});
export type PlannedOperation = z.infer<typeof plannedOperation>;

const proofTarget = z.object({ host: z.string().min(1).max(255), port: z.number().int().min(1).max(65_535) });

const guard = z.object({ id, state: z.enum(['pass', 'warn', 'fail', 'unknown']) });

/** The texts of a plan for people; the only part that follows `--lang`, and not part of its hash. */
const planTextsOf = <T extends z.ZodType>(text: T) => z.object({ title: text, why: z.array(text), changes: z.array(text), whoNotices: text, wayBack: text, ifInterrupted: text, guards: z.array(text) });

/** The shape of `rdp-doctor/plan@1` (contract §5). `sha256` is of its canonical JSON (RFC 8785) without `texts` and `sha256`. */
const planOf = <T extends z.ZodType>(text: T) =>
  z.object({
    schema: z.literal('rdp-doctor/plan@1'),
    id, fix: id, machine: z.string().max(80), at: z.string().max(40), tier: z.number().int().min(0).max(3),
    settings: z.record(z.string().max(60), z.string().max(400)),
    operations: z.array(plannedOperation).max(60), guards: z.array(guard).max(60),
    wayBack: z.enum(['full', 'part', 'none']), whoNotices: z.object({ sessions: z.number().int().nonnegative(), seconds: z.number().nonnegative() }),
    timeBoxMinutes: minutes, keepWithinMinutes: minutes,
    /** `target`: whom a fix for this PC is to make reachable, where somebody said so; a fix for the host is proven at its own port. */
    proof: z.object({ facts: z.array(z.string().max(120)).max(40), probe: z.boolean(), target: proofTarget.optional() }),
    confirm: z.string().max(300), texts: planTextsOf(text), sha256: z.string().regex(/^[0-9a-f]{64}$/),
  });
export const planDocument = planOf(sentence);
export type PlanDocument = z.infer<typeof planDocument>;
export const planModel = planOf(message);
export type PlanModel = z.infer<typeof planModel>;
