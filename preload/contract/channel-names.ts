import type { EventChannel } from './bridge.ts';
import type { ChannelName } from './channels.ts';

/** The names alone, so that the sandboxed preload carries no schema library. The compiler keeps them complete. */
const names: Record<ChannelName, true> = {
  'session.info': true,
  'code.explain': true,
  'diagnosis.start': true,
  'diagnosis.cancel': true,
  'diagnosis.bytes': true,
  'case.study': true,
  'case.fixes': true,
  'case.paste': true,
  'case.read': true,
  'machine.attempts': true,
  'practice.list': true,
  'practice.reset': true,
  'recent.list': true,
  'recent.clear': true,
  'settings.set': true,
  'links.open': true,
};
export const CHANNEL_NAMES = Object.keys(names) as ChannelName[];
/** What main pushes on. */
const events: Record<EventChannel, true> = { 'run:event': true, 'fix:event': true, 'address:event': true, 'radar:event': true };
export const EVENT_CHANNELS = Object.keys(events) as EventChannel[];
