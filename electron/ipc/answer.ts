import { channels, type ChannelName, type Channels } from '../../preload/contract/channels.ts';
import type { CallError, CallResult } from '../../preload/contract/errors.ts';
import type * as z from 'zod';

export type HandlerInput<N extends ChannelName> = z.output<Channels[N]['input']>;
export type HandlerOutput<N extends ChannelName> = z.input<Channels[N]['output']>;

/** One handler per channel; the compiler refuses a table with one missing, one too many or one of another shape. */
export type Handlers = {
  readonly [N in ChannelName]: (input: HandlerInput<N>) => CallResult<HandlerOutput<N>> | Promise<CallResult<HandlerOutput<N>>>;
};

export const done = <T>(value: T): CallResult<T> => ({ ok: true, value });
export const refused = (error: CallError): { ok: false; error: CallError } => ({ ok: false, error });

/**
 * Answers one call: reads the input, calls the handler, checks the output. Never throws; `report` hears of defects,
 * the window only learns that there was one.
 */
export async function answer(handlers: Handlers, name: ChannelName, raw: unknown, report: (name: ChannelName, defect: unknown) => void): Promise<CallResult<unknown>> {
  const { input, output } = channels[name];
  const read = input.safeParse(raw);
  if (!read.success) return refused({ code: 'badInput' });
  try {
    // The table ties name, input and output together; the compiler cannot see it through a union of names.
    const handler = handlers[name] as (value: unknown) => CallResult<unknown> | Promise<CallResult<unknown>>;
    const result = await handler(read.data);
    if (!result.ok) return result;
    const checked = output.safeParse(result.value);
    if (checked.success) return done(checked.data);
    report(name, checked.error);
  } catch (defect) {
    report(name, defect);
  }
  return refused({ code: 'defect' });
}
