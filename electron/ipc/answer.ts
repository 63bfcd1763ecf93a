import { channels, type ChannelName, type Channels } from '../../preload/contract/channels.ts';
import type { CallResult } from '../../preload/contract/errors.ts';
import type * as z from 'zod';
import { answerCall } from './answer-call.ts';

export type HandlerInput<N extends ChannelName> = z.output<Channels[N]['input']>;
export type HandlerOutput<N extends ChannelName> = z.input<Channels[N]['output']>;

/** One handler per channel; the compiler refuses a table with one missing, one too many or one of another shape. */
export type Handlers = {
  readonly [N in ChannelName]: (input: HandlerInput<N>) => CallResult<HandlerOutput<N>> | Promise<CallResult<HandlerOutput<N>>>;
};

export { done, refused } from './answer-call.ts';

/** Answers one call of the whole table. */
export function answer(handlers: Handlers, name: ChannelName, raw: unknown, report: (name: ChannelName, defect: unknown) => void): Promise<CallResult<unknown>> {
  // The table ties name, input and output together; the compiler cannot see it through a union of names.
  return answerCall(channels[name], handlers[name] as (value: unknown) => CallResult<unknown> | Promise<CallResult<unknown>>, raw, (defect) => report(name, defect));
}
