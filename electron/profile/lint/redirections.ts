import type { Look } from './finding.ts';

/** One thing of the user's PC that a file asks to share with the remote computer. */
export interface Redirection {
  /** Part of the ids `windows-asks-<id>` and of the text `profile:shared.<id>`. */
  readonly id: 'drives' | 'clipboard' | 'printers' | 'smart-cards' | 'ports' | 'microphone' | 'cameras' | 'usb' | 'devices' | 'webauthn' | 'location' | 'point-of-sale';
  readonly key: string;
  /** The value that shares nothing. */
  readonly off: string;
}

const SWITCHES: readonly Redirection[] = [
  { id: 'clipboard', key: 'redirectclipboard', off: '0' }, { id: 'printers', key: 'redirectprinters', off: '0' }, { id: 'smart-cards', key: 'redirectsmartcards', off: '0' },
  { id: 'ports', key: 'redirectcomports', off: '0' }, { id: 'microphone', key: 'audiocapturemode', off: '0' }, { id: 'webauthn', key: 'redirectwebauthn', off: '0' },
  { id: 'location', key: 'redirectlocation', off: '0' }, { id: 'point-of-sale', key: 'redirectposdevices', off: '0' }, { id: 'drives', key: 'redirectdrives', off: '0' },
];
const LISTS: readonly Redirection[] = [
  { id: 'drives', key: 'drivestoredirect', off: '' }, { id: 'cameras', key: 'camerastoredirect', off: '' }, { id: 'usb', key: 'usbdevicestoredirect', off: '' }, { id: 'devices', key: 'devicestoredirect', off: '' },
];

/** What the file itself asks for, one of a kind. Keys that are missing are not counted: what mstsc does then is the user's own setting. */
export function requestedRedirections(look: Look): Redirection[] {
  const asked = [...LISTS.filter((one) => look.text(one.key) !== ''), ...SWITCHES.filter((one) => (look.number(one.key) ?? 0) !== 0)];
  return asked.filter((one, at) => asked.findIndex((other) => other.id === one.id) === at);
}
