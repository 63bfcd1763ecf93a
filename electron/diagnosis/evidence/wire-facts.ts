import type { CaseBooks } from '../case-books.ts';
import { asText, timeOf, type FactBook } from '../fact-book.ts';
import { seen, type Sightings } from './seen.ts';

/** Windows renews its own certificate every six months; one made for much longer was not made by it (catalogue h09). */
const WINDOWS_LIFETIME_MS = 400 * 86_400_000;
const ALERTS_THAT_STOP = /^TLS_(CLOSED|RESET|TIMEOUT|NOT_TLS|MALFORMED|BAD_|ALERT_)|^MTU_BLACKHOLE|^INTERMITTENT|^UNSTABLE_PATH/;
const MAX_SKEW_MS = 300_000;

const some = (book: FactBook, name: string, test: (value: unknown) => boolean): boolean => book.all(name).some((one) => one.unknown === undefined && test(one.value));

/** Evidence that lies in the wire's values rather than in one finding. */
export function wireEvidence(books: CaseBooks): Sightings {
  const { wire, codes, findings } = books;
  const open = some(wire, 'tcp.outcome', (value) => value === 'open') || some(wire, 'tcp.connectMs', (value) => typeof value === 'number');
  const failure = some(wire, 'negotiation.failureCode', (value) => typeof value === 'number');
  const answered = some(wire, 'negotiation.selected', (value) => typeof value === 'string') || failure;
  const established = wire.all('tls.handshakeMs').some((one) => typeof one.value === 'number') || wire.unread('certificate.sha1') === undefined;
  const stopped = findings.some((one) => ALERTS_THAT_STOP.test(one.code));
  const tlsOk = established && !stopped && !codes.has('TLS_VERSION_OBSOLETE');
  return [
    open && seen('tcp-ok', ['tcp.connectMs', 'tcp.outcome']),
    answered && seen('rdp-answered', [failure ? 'negotiation.failureCode' : 'negotiation.selected']),
    ...standardSecurity(books),
    ...closedDuringTls(books),
    tlsOk && seen('tls-ok', ['tls.version', 'tls.handshakeMs']),
    tlsOk && !codes.has('CERT_EXPIRED') && seen('tls-ok-yet-fails', ['tls.version']),
    tlsOk && some(wire, 'tls.signature', (value) => value === 'checked') && seen('key-used', ['tls.signature']),
    ...certificateDates(books, tlsOk),
    ...clock(wire, codes),
    some(wire, 'ntlm.osVersion', (value) => typeof value === 'string' && /^10\.0\.\d{5}$/.test(value)) && some(wire, 'negotiation.selected', (value) => value === 'HYBRID_EX')
      && seen('says-windows', ['ntlm.osVersion', 'negotiation.selected'], { build: asText(wire.text('ntlm.osVersion'))?.slice(0, 20) ?? '' }),
    stable(wire, codes) && seen('stable-series', ['stability.tries', 'stability.failed']),
    loopbackTarget(books) && seen('loopback-target', ['tcp.connectMs']),
  ];
}

/** Failure code 2 says it outright; a selected RDP only shows the outcome (MS-RDPBCGR 2.2.1.2.2). */
function standardSecurity({ wire, codes }: CaseBooks): Sightings {
  if (!codes.has('STD_RDP_ONLY')) return [];
  return [some(wire, 'negotiation.failureCode', (value) => value === 2) ? seen('neg-ssl-not-allowed', ['negotiation.failureCode']) : seen('neg-selected-rdp', ['negotiation.selected'])];
}

/** Before the server's first TLS byte the key is the usual reason; after it the service had already begun to use it. */
function closedDuringTls({ wire, findings }: CaseBooks): Sightings {
  const close = findings.find((one) => one.code === 'TLS_CLOSED' || one.code === 'TLS_RESET');
  if (!close) return [];
  const begun = wire.all('tls.version').some((one) => typeof one.value === 'string' && (close.address === undefined || close.address === null || one.address === close.address));
  const ms = Math.round(wire.number('tcp.closedAfterMs') ?? 0);
  return [seen(begun ? 'tls-closed-midway' : 'tls-closed-on-hello', ['tcp.closedAfterMs', 'tcp.closedBy'], { ms })];
}

function certificateDates({ wire, codes, now }: CaseBooks, tlsOk: boolean): Sightings {
  const [begin, end] = [timeOf(wire.text('certificate.notBefore')), timeOf(wire.text('certificate.notAfter'))];
  if (begin === undefined || end === undefined) return [];
  const date = new Date(end).toISOString().slice(0, 10);
  const subject = wire.text('certificate.subject') ?? '';
  const unlike = wire.flag('certificate.selfSigned') === true && (end - begin > WINDOWS_LIFETIME_MS || /(^|,)\s*(O|OU|C|L|ST)=/i.test(subject));
  return [
    tlsOk && begin <= now && now <= end && !codes.has('CERT_EXPIRED') && { ...seen('cert-valid', ['certificate.notAfter', 'certificate.notBefore'], { date }), contradicts: ['host-cert-expired'] },
    unlike && seen('cert-unlike-windows', ['certificate.subject', 'certificate.notAfter']),
  ];
}

function clock(wire: FactBook, codes: ReadonlySet<string>): Sightings {
  const skew = wire.number('ntlm.clockSkewMs');
  return [skew !== undefined && Math.abs(skew) < MAX_SKEW_MS && !codes.has('CLOCK_SKEW') && seen('clock-ok-wire', ['ntlm.clockSkewMs'], { seconds: Math.round(Math.abs(skew) / 1000) })];
}

function stable(wire: FactBook, codes: ReadonlySet<string>): boolean {
  const [tries, failed] = [wire.number('stability.tries'), wire.number('stability.failed')];
  return tries !== undefined && tries >= 6 && failed === 0 && !codes.has('LOSS_OR_JITTER');
}

/** 127.x as a target is a forwarder's end, unless the service is known to listen on that very machine. */
function loopbackTarget({ target, host, wire }: CaseBooks): boolean {
  const typed = target?.host.toLowerCase();
  return typed !== undefined && (typed.startsWith('127.') || typed === '::1' || typed === 'localhost') && host.flag('listener.listening') === undefined && wire.has('tcp.connectMs');
}
