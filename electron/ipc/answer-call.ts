import type * as z from 'zod';
import type { CallError, CallResult } from '../../preload/contract/errors.ts';

export const done = <T>(value: T): CallResult<T> => ({ ok: true, value });
export const refused = (error: CallError): { ok: false; error: CallError } => ({ ok: false, error });

/** What goes into a call and what comes out. */
interface Schemas {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** Reads the input, calls the handler, checks the output. Never throws; `report` hears of defects, the window only learns that there was one. */
export async function answerCall({ input, output }: Schemas, handler: (value: unknown) => CallResult<unknown> | Promise<CallResult<unknown>>, raw: unknown, report: (defect: unknown) => void): Promise<CallResult<unknown>> {
  const read = input.safeParse(raw);
  if (!read.success) return refused({ code: 'badInput' });
  try {
    const result = await handler(read.data);
    if (!result.ok) return result;
    const checked = output.safeParse(result.value);
    if (checked.success) return done(checked.data);
    report(checked.error);
  } catch (defect) {
    report(defect);
  }
  return refused({ code: 'defect' });
}
