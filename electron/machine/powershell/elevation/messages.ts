import * as z from 'zod';

/** What the worker may say. One JSON line each; anything else ends the connection. */
export const fromWorker = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), protocol: z.literal(1), nonce: z.string().max(64), elevated: z.boolean(), languageMode: z.string().max(40) }),
  z.strictObject({ type: z.literal('ready'), operations: z.number().int().min(0).max(100) }),
  z.strictObject({
    type: z.literal('refused'),
    because: z.enum(['scriptRemoved', 'scriptChanged', 'manifestChanged', 'planChanged', 'planRefused', 'notInstalled']),
    detail: z.string().max(400),
  }),
  z.strictObject({
    type: z.literal('done'), seq: z.number().int(), ok: z.boolean(),
    captured: z.record(z.string().max(200), z.json()).nullable(), reason: z.string().max(500).optional(),
  }),
]);
export type FromWorker = z.infer<typeof fromWorker>;

/** What the app says. `plan` and `manifest` are base64 of the texts whose hashes stand on the worker's command line. */
export type ToWorker =
  | { readonly type: 'start'; readonly plan: string; readonly manifest: string }
  | { readonly type: 'do'; readonly seq: number; readonly verb: 'capture' | 'apply' | 'verify' | 'restore'; readonly op: number }
  | { readonly type: 'end' };
