import * as z from 'zod';
import { message, sentence } from './text.ts';

export const codeKind = z.enum(['disconnect', 'extended', 'ntstatus', 'hresult', 'win32']);
export type CodeKind = z.infer<typeof codeKind>;

const codeOf = <T extends z.ZodType>(text: T) =>
  z.object({ kind: codeKind, hex: z.string().regex(/^0x[0-9A-F]{1,8}$/), number: z.number().int(), name: z.string().max(120), meaning: text, source: z.string().max(300) });

/** The shape of `rdp-doctor/explanation@1` (contract §3): what a pasted text says, and what it does not. */
const explanationOf = <T extends z.ZodType>(text: T) =>
  z.object({
    schema: z.literal('rdp-doctor/explanation@1'),
    codes: z.array(codeOf(text)).max(64),
    activityId: z.string().max(40).nullable(),
    at: z.string().max(40).nullable(),
    target: z.string().max(300).nullable(),
    says: z.array(text).max(64),
    doesNotSay: z.array(text).max(64),
    ruledOutCauses: z.array(z.string().max(60)).max(64),
    unknownCodes: z.array(z.string().max(20)).max(64),
  });

export const explanationDocument = explanationOf(sentence);
export const explanationModel = explanationOf(message);
export type ExplanationModel = z.infer<typeof explanationModel>;
