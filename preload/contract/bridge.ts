import type { ChannelInput, ChannelName, ChannelOutput } from './channels.ts';
import type { CallResult } from './errors.ts';
import type { RunEvent } from './events.ts';

/** What the preload puts on `window.rdp`: one function per channel, and the subscription to a run's events. */
export type Bridge = {
  readonly [N in ChannelName]: (input: ChannelInput<N>) => Promise<CallResult<ChannelOutput<N>>>;
} & {
  /** Calls `listener` for every event of every run; returns how to stop. */
  readonly 'run:event': (listener: (event: RunEvent) => void) => () => void;
};
