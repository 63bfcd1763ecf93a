import { asText } from '../../diagnosis/fact-book.ts';
import { currentKeys, hasEnded, isUsable, keyReadable, keysFolderHealthy, pinOf, storeNameWrong } from '../../diagnosis/host-readings.ts';
import { showable } from '../../locale/clean-text.ts';
import type { FixContext, Sign } from '../catalogue/fix.ts';

const sign = (id: string, facts: readonly string[], seen: Sign['seen']): Sign => ({ id, facts, seen });
const day = (value: unknown): string => (asText(value) ?? '').slice(0, 10);

/** Certificates of the listener's own store that have ended, newest last. */
export function endedCertificates({ windows, now }: FixContext): readonly Readonly<Record<string, unknown>>[] {
  return (windows.rows('store.remoteDesktop') ?? []).filter((one) => hasEnded(one, now)).sort((a, b) => day(a.notAfter).localeCompare(day(b.notAfter)));
}

/** Certificates whose key is gone. */
export function orphans({ windows }: FixContext): readonly Readonly<Record<string, unknown>>[] {
  return (windows.rows('store.remoteDesktop') ?? []).filter((one) => !isUsable(one));
}

const none = ({ windows }: FixContext): boolean => windows.rows('store.remoteDesktop')?.length === 0;
const renewalFailed = ({ windows }: FixContext): boolean => windows.rows('events.certificate')?.some((one) => one.id === 1057 || one.id === 1058) === true;

export const CERT_ENDED = sign('cert-ended', ['store.remoteDesktop'], (context) => {
  const last = endedCertificates(context).at(-1);
  return last && { date: day(last.notAfter) };
});
export const CERT_ORPHANED = sign('cert-orphaned', ['store.remoteDesktop'], (context) => {
  // A key that cannot be read looks the same; then the key is what to mend.
  const readable = currentKeys(context.windows)?.every((file) => keyReadable(file) === true) ?? false;
  return readable && orphans(context).length > 0;
});
export const NO_CERTIFICATE = sign('no-certificate', ['store.remoteDesktop'], none);
export const KEY_UNREADABLE = sign('key-unreadable', ['key.files'], ({ windows }) => {
  const file = currentKeys(windows)?.find((one) => keyReadable(one) === false);
  return file && { file: showable(asText(file.name) ?? '', 80) };
});
export const STORE_NAME_WRONG = sign('store-name-wrong', ['binding.storeName'], ({ windows }) => storeNameWrong(windows) && { value: showable(windows.text('binding.storeName') ?? '', 60) });
export const STORE_DENIED = sign('store-denied', ['store.acl'], ({ windows }) => windows.row('store.acl')?.systemDenied === true);
export const PROGRAM_DATA_GONE = sign('program-data-gone', ['folder.programData'], ({ windows }) =>
  windows.row('folder.programData')?.exists === false && { value: showable(asText(windows.row('folder.programData')?.value) ?? '', 80) });
/** A hardened folder alone stops nothing (measured, AZR): it counts together with a renewal that failed or a key that is missing. */
export const FOLDER_WRONG = sign('folder-wrong', ['folder.machineKeys', 'events.certificate'], (context) =>
  keysFolderHealthy(context.windows) === false && (renewalFailed(context) || none(context)));
export const PIN_BAD = sign('pin-bad', ['binding.pinned', 'store.personal'], ({ windows, now }) => pinOf(windows, now).kind === 'bad');
export const CANNOT_CREATE = sign('cannot-create', ['store.remoteDesktop', 'events.certificate'], (context) => none(context) && renewalFailed(context));
