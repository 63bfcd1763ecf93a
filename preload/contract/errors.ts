import * as z from 'zod';
import { message } from './text.ts';

/** Why a call over the wall was not carried out; errors are values, nothing is thrown across it. */
const errorCode = z.enum(['untrustedSender', 'badInput', 'badTarget', 'notFound', 'busy', 'unavailable', 'ioFailed', 'defect']);
/** `text` is what the window says about it where the code alone would not help; `detail` is for a log. */
export const callError = z.strictObject({ code: errorCode, detail: z.string().max(500).optional(), text: message.optional() });
export type CallError = z.infer<typeof callError>;
export type CallResult<T> = { ok: true; value: T } | { ok: false; error: CallError };
