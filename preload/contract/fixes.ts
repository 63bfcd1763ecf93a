import * as z from 'zod';
import { message, sentence } from './text.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);
const minutes = z.number().int().min(1).max(10_080);

/** One thing that offers a fix: a sign (`cert-ended`) or a cause (`cause:host-key-acl`). `present` is null where nothing was read. */
const evidence = z.object({ id: z.string().max(80), facts: z.array(z.string().max(120)).max(20), present: z.boolean().nullable() });

const fixOf = <T extends z.ZodType>(text: T) =>
  z.object({
    id, number: z.string().max(8), kind: z.enum(['automatic', 'guided']), title: text, sentence: text,
    side: z.enum(['client', 'host', 'network']), who: z.enum(['user', 'technician', 'serverOwner']),
    /** Effort of the person, minutes. */
    minutes, causes: z.array(id).max(20), tier: z.number().int().min(0).max(3), wayBack: z.enum(['full', 'part', 'none']),
    timeBoxMinutes: minutes.nullable(), keepWithinMinutes: minutes.nullable(),
    /** Names of primitives. */
    operations: z.array(z.string().max(40)).max(20), evidence: z.array(evidence).max(20),
    settings: z.array(z.object({ name: z.string().max(40), allowed: z.string().max(120), required: z.boolean() })).max(10),
    offered: z.boolean(), because: text, texts: z.object({ whoNotices: text, wayBack: text, owner: text.nullable() }),
    steps: z.array(text).max(12), sources: z.array(z.string().max(40)).max(12),
  });

/** The shape of `rdp-doctor/fixes@1` (contract §5). */
const fixesOf = <T extends z.ZodType>(text: T) => z.object({ schema: z.literal('rdp-doctor/fixes@1'), fixes: z.array(fixOf(text)) });
export const fixesDocument = fixesOf(sentence);
export type FixesDocument = z.infer<typeof fixesDocument>;
export const fixesModel = fixesOf(message);
export type FixesModel = z.infer<typeof fixesModel>;
