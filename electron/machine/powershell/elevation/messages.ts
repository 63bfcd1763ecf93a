import * as z from 'zod';
import type { FactBatch } from '../../windows-facts.ts';
import type { Marked } from '../mark-texts.ts';
import { scriptFact } from '../result-record.ts';

/** What the worker may say. One JSON line each; anything else ends the connection. */
export const fromWorker = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), protocol: z.literal(1), nonce: z.string().max(64), elevated: z.boolean(), languageMode: z.string().max(40) }),
  z.strictObject({ type: z.literal('ready'), operations: z.number().int().min(0).max(100) }),
  z.strictObject({
    type: z.literal('refused'),
    because: z.enum(['scriptRemoved', 'scriptChanged', 'manifestChanged', 'planChanged', 'planRefused', 'secretUnknown', 'notInstalled']),
    detail: z.string().max(400),
  }),
  /** It knows the secret and its scripts, and answers what may be read. */
  z.strictObject({ type: z.literal('looking') }),
  z.strictObject({ type: z.literal('facts'), seq: z.number().int(), ok: z.boolean(), facts: z.array(scriptFact).max(100), reason: z.string().max(500).optional() }),
  z.strictObject({
    type: z.literal('done'), seq: z.number().int(), ok: z.boolean(),
    captured: z.record(z.string().max(200), z.json()).nullable(), reason: z.string().max(500).optional(),
  }),
]);
export type FromWorker = z.infer<typeof fromWorker>;

/** What is read by its name; built with `markTexts`. */
export interface AskedFacts {
  readonly batch: FactBatch;
  readonly facts: readonly string[];
  readonly target?: string | undefined;
}

/**
 * What the app says. `plan` and `manifest` are base64 of the texts whose hashes stand on the worker's command line; where a secret's hash
 * stands there in place of the plan's, the secret and the plan's hash come with the plan.
 */
export type ToWorker =
  | { readonly type: 'look'; readonly secret: string; readonly manifest: string }
  | { readonly type: 'read'; readonly seq: number; readonly what: Marked }
  | { readonly type: 'see'; readonly seq: number; readonly verb: 'capture' | 'verify'; readonly operation: Marked }
  | { readonly type: 'start'; readonly plan: string; readonly manifest: string; readonly secret?: string; readonly sha256?: string }
  | { readonly type: 'do'; readonly seq: number; readonly verb: 'capture' | 'apply' | 'verify' | 'restore'; readonly op: number }
  | { readonly type: 'end' };
