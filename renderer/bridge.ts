import type { Bridge, EventChannel, Events } from '../preload/contract/bridge.ts';
import type { ChannelInput, ChannelName, ChannelOutput } from '../preload/contract/channels.ts';
import type { CallResult } from '../preload/contract/errors.ts';

declare global {
  interface Window {
    readonly rdp: Bridge;
  }
}

/** Calls over the wall. Never rejects: a call that broke on the way is a defect like any other. */
export async function call<N extends ChannelName>(name: N, input: ChannelInput<N>): Promise<CallResult<ChannelOutput<N>>> {
  try {
    // One name picks one function; the compiler cannot carry that through a union of names.
    const channel = window.rdp[name] as (input: ChannelInput<N>) => Promise<CallResult<ChannelOutput<N>>>;
    return await channel(input);
  } catch {
    return { ok: false, error: { code: 'defect' } };
  }
}

/** Hears every event of one channel until the returned function is called. */
export function onEvent<C extends EventChannel>(channel: C, listener: (event: Events[C]) => void): () => void {
  return (window.rdp[channel] as (listener: (event: Events[C]) => void) => () => void)(listener);
}
