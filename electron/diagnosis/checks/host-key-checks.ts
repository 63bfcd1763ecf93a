import { showable } from '../../locale/clean-text.ts';
import { asFlag, asText } from '../fact-book.ts';
import { hasRenewalEvents, hostEvents } from '../evidence/host-events.ts';
import type { CaseBooks } from '../case-books.ts';
import { cipherPolicyBad, currentKeys, hasEnded, isUsable, keyReadable, keysFolderHealthy, noModernTls, pinOf } from '../host-readings.ts';
import { outcome, type Check } from './check.ts';

/** Too little room to write a new key and certificate, MB. */
const LOW_DISK_MB = 50;
const shows = (books: CaseBooks, id: string): boolean => hostEvents(books).some((one) => one !== false && one !== undefined && one.id === id);

/** Checks of the host's certificate, key, TLS and their events (catalogue §B.5, h09 to h12, h14 to h19). */
export const HOST_KEY_CHECKS: readonly Check[] = [
  { id: 'h09', name: 'cert-store', side: 'host', also: ['binding.pinned'], judge: (book, { now }) => {
    const store = book.rows('store.remoteDesktop');
    if (!store) return undefined;
    const pinned = pinOf(book, now).kind;
    if (pinned === 'good' || pinned === 'bad') return outcome('notApplicable', 'pinned');
    const usable = store.filter(isUsable);
    if (store.length === 0) return outcome('fail', 'none');
    if (usable.length === 0) return outcome('fail', 'noKey');
    const valid = usable.filter((one) => !hasEnded(one, now));
    const date = usable.map((one) => asText(one.notAfter)?.slice(0, 10) ?? '?').sort().at(-1) ?? '?';
    return valid.length === 0 ? outcome('fail', 'ended', { date: showable(date, 20) }) : outcome('pass', 'ok', { date: showable(date, 20) });
  } },
  { id: 'h10', name: 'key-acl', side: 'host', judge: (book) => {
    const keys = currentKeys(book);
    if (!keys) return undefined;
    if (keys.length === 0) return outcome('fail', 'missing');
    const readable = keys.map(keyReadable);
    const bad = readable.indexOf(false);
    if (bad !== -1) return outcome('fail', 'denied', { file: showable(asText(keys[bad]?.name) ?? '?', 80) });
    return readable.every((one) => one === true) ? outcome('pass', 'ok') : undefined;
  } },
  { id: 'h11', name: 'machinekeys-folder', side: 'host', judge: (book, books) => {
    const path = book.row('folder.programData');
    if (asFlag(path?.exists) === false) return outcome('fail', 'path', { value: showable(asText(path?.value) ?? '?', 80) });
    const healthy = keysFolderHealthy(book);
    if (healthy === false) return hasRenewalEvents(books) ? outcome('fail', 'failing') : outcome('warn', 'hardened');
    if (book.flag('folder.systemDriveUsersRx') === false) return outcome('warn', 'drive');
    const free = book.number('disk.freeMegabytes');
    if (free !== undefined && free < LOW_DISK_MB) return outcome('warn', 'disk', { free });
    return healthy === true ? outcome('pass', 'ok') : undefined;
  } },
  { id: 'h12', name: 'cert-store-acl', side: 'host', judge: (book) => {
    const refused = asFlag(book.row('store.acl')?.systemDenied);
    return refused === undefined ? undefined : refused ? outcome('fail', 'denied') : outcome('pass', 'ok');
  } },
  { id: 'h14', name: 'host-schannel', side: 'host', also: ['os.build'], judge: (book) => {
    const off = noModernTls(book, 'schannel.server');
    return off === undefined ? undefined : off ? outcome('fail', 'tls12Off') : outcome('pass', 'ok');
  } },
  { id: 'h15', name: 'cipher-policy-fips', side: 'host', judge: (book) => {
    const reading = cipherPolicyBad(book);
    if (reading === 'empty' || reading === 'noRsa') return outcome('fail', reading);
    if (book.flag('fips.enabled') === true) return outcome('warn', 'fips');
    return reading === false ? outcome('pass', 'ok') : undefined;
  } },
  { id: 'h16', name: 'events-cert', side: 'host', judge: (book, books) => {
    if (!book.rows('events.certificate')) return undefined;
    if (hasRenewalEvents(books)) return outcome('fail', 'renewal');
    return shows(books, 'event-pin') ? outcome('warn', 'pin') : outcome('pass', 'quiet');
  } },
  { id: 'h17', name: 'events-schannel', side: 'host', judge: (book, books) => {
    if (!book.rows('events.schannel')) return undefined;
    if (shows(books, 'event-key-unreadable')) return outcome('fail', 'key');
    if (shows(books, 'event-no-common-cipher')) return outcome('fail', 'cipher');
    return shows(books, 'event-protocol-policy') ? outcome('fail', 'protocol') : outcome('pass', 'quiet');
  } },
  { id: 'h18', name: 'events-rdpcorets', side: 'host', judge: (book, books) => {
    const [core, manager] = [book.rows('events.rdpCore'), book.rows('events.connectionManager')];
    if (!core || !manager) return undefined;
    if (core.length === 0 && manager.length === 0) return outcome('unknown', 'empty');
    if (shows(books, 'event-never-arrived')) return outcome('warn', 'never');
    return shows(books, 'event-accepted-then-error') ? outcome('warn', 'error') : outcome('pass', 'read');
  } },
  { id: 'h19', name: 'events-lsm', side: 'host', judge: (book, books) => {
    if (!book.rows('events.sessionManager')) return undefined;
    return shows(books, 'event-service-start-denied') ? outcome('fail', 'denied') : outcome('pass', 'quiet');
  } },
];
