import type { CaseBooks } from '../case-books.ts';
import { asNumber, asText, timeOf, type FactBook } from '../fact-book.ts';
import { seen, type Sightings } from './seen.ts';

type Row = Readonly<Record<string, unknown>>;

const MONTH_MS = 30 * 86_400_000;
/** Clocks of two machines and a log's flush are never closer than this for sure. */
const NEAR_MS = 10 * 60_000;
const RECENT_MS = 86_400_000;
const ACCESS_DENIED = 0x80070005;
/** SEC_E_UNKNOWN_CREDENTIALS: the key behind the credential cannot be used (winerror.h). */
const UNKNOWN_CREDENTIALS = 0x8009030d;

const idOf = (row: Row): number | undefined => asNumber(row.id);

/** A code as a number, however the reader wrote it: 2148074253, -2146893043, "0x8009030D". */
function codeOf(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return value >>> 0;
  const text = asText(value)?.trim();
  if (text === undefined) return undefined;
  if (/^0x[0-9a-f]{1,8}$/i.test(text)) return Number.parseInt(text, 16);
  return /^-?\d{1,10}$/.test(text) ? Number(text) >>> 0 : undefined;
}

function recent(host: FactBook, name: string, now: number, span: number): readonly Row[] {
  return (host.rows(name) ?? []).filter((row) => {
    const at = timeOf(row.at);
    return at === undefined || Math.abs(now - at) <= span;
  });
}

/** 1057 and 1058: Windows could not make or replace its certificate. */
export function hasRenewalEvents({ host, now }: CaseBooks): boolean {
  return recent(host, 'events.certificate', now, MONTH_MS).some((row) => idOf(row) === 1057 || idOf(row) === 1058);
}

/** Rows of IIS, SQL and the like are noise; a row without a process is kept. */
const isRemoteDesktops = (row: Row): boolean => {
  const process = asText(row.process);
  return process === undefined || process === '' || /lsass|svchost|termservice/i.test(process);
};

/** What the host's event logs show. */
export function hostEvents(books: CaseBooks): Sightings {
  const { host, now, fails } = books;
  const pins = recent(host, 'events.certificate', now, MONTH_MS).filter((row) => [1051, 1053, 1054, 1055, 1059].includes(idOf(row) ?? 0));
  const schannel = recent(host, 'events.schannel', now, MONTH_MS).filter(isRemoteDesktops);
  const session = recent(host, 'events.sessionManager', now, MONTH_MS);
  const core = recent(host, 'events.rdpCore', now, RECENT_MS);
  const manager = recent(host, 'events.connectionManager', now, RECENT_MS);
  const accepted = core.some((row) => idOf(row) === 131);
  return [
    hasRenewalEvents(books) && seen('event-renewal-failed', ['events.certificate']),
    pins.length > 0 && seen('event-pin', ['events.certificate'], { id: idOf(pins[0] ?? {}) ?? 0 }),
    schannel.some((row) => idOf(row) === 36870 && [UNKNOWN_CREDENTIALS, undefined].includes(codeOf(row.errorCode))) && seen('event-key-unreadable', ['events.schannel']),
    schannel.some((row) => idOf(row) === 36874 || (idOf(row) === 36888 && [40, 70].includes(asNumber(row.alert) ?? 0))) && seen('event-no-common-cipher', ['events.schannel']),
    schannel.some((row) => idOf(row) === 36871 && codeOf(row.errorState) === 10_013) && seen('event-protocol-policy', ['events.schannel']),
    session.some((row) => idOf(row) === 17 && codeOf(row.code) === ACCESS_DENIED) && seen('event-service-start-denied', ['events.sessionManager']),
    fails && accepted && core.some((row) => [226, 97, 139].includes(idOf(row) ?? 0)) && seen('event-accepted-then-error', ['events.rdpCore']),
    fails && manager.some((row) => idOf(row) === 1149) && seen('event-authenticated', ['events.connectionManager']),
    neverArrived(books) && seen('event-never-arrived', ['events.rdpCore', 'events.connectionManager']),
  ];
}

/** The port opened for us, both logs were read after that, and neither knows of any arrival: somebody else answered. */
function neverArrived({ host, wire, fails }: CaseBooks): boolean {
  const opened = wire.all('tcp.connectMs').map((one) => timeOf(one.at)).find((at) => at !== undefined);
  const [core, manager, readAt] = [host.rows('events.rdpCore'), host.rows('events.connectionManager'), host.at('events.rdpCore')];
  if (!fails || opened === undefined || !core || !manager || readAt === undefined || readAt <= opened) return false;
  // A log with nothing in it at all may be switched off: it proves nothing.
  if (core.length === 0 || manager.length === 0) return false;
  return ![...core, ...manager].some((row) => {
    const at = timeOf(row.at);
    return at === undefined || (at >= opened - NEAR_MS && at <= opened + NEAR_MS);
  });
}
