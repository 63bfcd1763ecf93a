import type { ChannelInput, ChannelName, ChannelOutput } from './channels.ts';
import type { AddressEvent, GivenEvent } from './connection.ts';
import type { CallResult } from './errors.ts';
import type { RunEvent } from './events.ts';
import type { FixEvent } from './fixing.ts';
import type { LinkEvent } from './link.ts';
import type { RadarEvent } from './radar-window.ts';

/** What main pushes: the events of diagnoses, of fixes, of address matrices, of the radar. */
export interface Events {
  readonly 'run:event': RunEvent;
  readonly 'fix:event': FixEvent;
  readonly 'address:event': AddressEvent;
  readonly 'connection:given': GivenEvent;
  readonly 'radar:event': RadarEvent;
  readonly 'link:given': LinkEvent;
}
export type EventChannel = keyof Events;

/** What the preload puts on `window.rdp`: one function per channel, and a subscription to each kind of event. */
export type Bridge = {
  readonly [N in ChannelName]: (input: ChannelInput<N>) => Promise<CallResult<ChannelOutput<N>>>;
} & {
  /** Calls `listener` for every event; returns how to stop. */
  readonly [C in EventChannel]: (listener: (event: Events[C]) => void) => () => void;
};
