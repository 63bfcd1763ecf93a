import type { connectionChannels } from './connection.ts';

/** The names of the connection screen's calls, without the schemas; the compiler keeps them complete. */
export const CONNECTION_NAMES: Record<keyof typeof connectionChannels, true> = {
  'connection.keys': true, 'connection.list': true, 'connection.open': true, 'connection.openBytes': true, 'connection.pick': true, 'connection.given': true, 'connection.defaultFile': true,
  'connection.importChosen': true, 'connection.new': true, 'connection.edit': true, 'connection.close': true, 'connection.save': true, 'connection.export': true, 'connection.rename': true,
  'connection.pin': true, 'connection.delete': true, 'connection.addresses': true, 'connection.stop': true, 'connection.names': true, 'connection.clients': true, 'connection.launch': true, 'connection.attempts': true,
  'connection.certificates': true, 'connection.sign': true,
};
