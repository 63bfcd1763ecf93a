import * as z from 'zod';
import { fact } from './facts.ts';
import { endState, stage, stageRowOf } from './stages.ts';
import { message, sentence } from './text.ts';
import { findingCode, verdictCode } from './verdict-codes.ts';

export const mode = z.enum(['quick', 'deep']);
export type Mode = z.infer<typeof mode>;
export const strength = z.enum(['proven', 'strong', 'some', 'weak']);
export type Strength = z.infer<typeof strength>;

const factNames = z.array(z.string().max(120)).max(60);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);
const iso = z.string().max(40);

const verdictOf = <T extends z.ZodType>(text: T) =>
  z.object({ code: verdictCode, stage: stage.nullable(), sentence: text, address: z.string().max(64).nullable() });
const findingOf = <T extends z.ZodType>(text: T) =>
  z.object({ code: findingCode, state: z.enum(['info', 'warn', 'fail']), stage: stage.nullable(), sentence: text, facts: factNames, address: z.string().max(64).nullable().optional() });
const checkOf = <T extends z.ZodType>(text: T) => z.object({ id, name: id, state: endState, sentence: text, facts: factNames });
const evidenceOf = <T extends z.ZodType>(text: T) => z.object({ fact: z.string().max(120), sentence: text });
const causeOf = <T extends z.ZodType>(text: T) =>
  z.object({ id, strength, title: text, for: z.array(evidenceOf(text)), against: z.array(evidenceOf(text)), fixes: z.array(id) });
const ruledOutOf = <T extends z.ZodType>(text: T) => z.object({ id, title: text, because: text, facts: factNames });
const nextCheckOf = <T extends z.ZodType>(text: T) =>
  z.object({ id, sentence: text, splits: z.array(id), costMinutes: z.number().nonnegative(), needs: z.enum(['nothing', 'admin', 'host access']) });
const differenceOf = <T extends z.ZodType>(text: T) =>
  z.object({ fact: z.string().max(120), here: fact.shape.value.nullable(), control: fact.shape.value.nullable(), sentence: text });

/**
 * The shape of `rdp-doctor/diagnosis@1` (contract §2). Inside the app every text is a Message, so that a change of
 * language needs no new run; the command line resolves them to sentences.
 */
const diagnosisOf = <T extends z.ZodType>(text: T) =>
  z.object({
    schema: z.literal('rdp-doctor/diagnosis@1'),
    tool: z.object({ name: z.string(), version: z.string(), runtime: z.string() }),
    startedAt: iso,
    durationMs: z.number().nonnegative(),
    mode,
    cancelled: z.boolean(),
    target: z.object({ input: z.string().max(2000), host: z.string().max(300), port: z.number().int().min(1).max(65535), addresses: z.array(z.string().max(64)).max(64) }),
    verdict: verdictOf(text),
    stages: z.array(stageRowOf(text)),
    findings: z.array(findingOf(text)),
    checks: z.array(checkOf(text)),
    facts: z.array(fact),
    causes: z.array(causeOf(text)),
    ruledOut: z.array(ruledOutOf(text)),
    nextCheck: nextCheckOf(text).nullable(),
    control: z.object({ target: z.string().max(300), verdict: verdictOf(text), differences: z.array(differenceOf(text)) }).optional(),
  });

/** The published document. */
export const diagnosisDocument = diagnosisOf(sentence);
export type DiagnosisDocument = z.infer<typeof diagnosisDocument>;
/** The same inside the app, texts still without a language. */
export const diagnosisModel = diagnosisOf(message);
export type DiagnosisModel = z.infer<typeof diagnosisModel>;
export type VerdictModel = DiagnosisModel['verdict'];
export type FindingModel = DiagnosisModel['findings'][number];
export type CheckModel = DiagnosisModel['checks'][number];
