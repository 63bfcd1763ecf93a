import type { EventChannel } from './bridge.ts';
import type { ChannelName } from './channels.ts';
import { CONNECTION_NAMES } from './connection-names.ts';
import { REPORTING_NAMES } from './reporting-names.ts';

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
  'link.given': true,
  ...CONNECTION_NAMES,
  ...REPORTING_NAMES,
  'draft.keep': true,
  'draft.offered': true,
  'draft.open': true,
  'draft.discard': true,
  'fix.plan': true,
  'fix.drop': true,
  'fix.apply': true,
  'fix.stop': true,
  'fix.keep': true,
  'fix.timers': true,
  'fix.catalogue': true,
  'journal.list': true,
  'journal.undo': true,
  'journal.interrupted': true,
  'journal.recover': true,
  'radar.pick': true,
  'radar.start': true,
  'radar.resume': true,
  'radar.stop': true,
  'radar.last': true,
  'radar.page': true,
  'radar.export': true,
  'radar.since': true,
  'radar.clear': true,
};
export const CHANNEL_NAMES = Object.keys(names) as ChannelName[];
/** What main pushes on. */
const events: Record<EventChannel, true> = { 'run:event': true, 'fix:event': true, 'address:event': true, 'connection:given': true, 'radar:event': true, 'link:given': true };
export const EVENT_CHANNELS = Object.keys(events) as EventChannel[];
