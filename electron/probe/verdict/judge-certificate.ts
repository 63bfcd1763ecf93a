import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { FixedVerdictCode } from '../../../preload/contract/verdict-codes.ts';
import { firstLabelAgrees, matchName } from '../certificate/match-name.ts';
import type { CertificateFacts, CertificateReading } from '../certificate/read-certificate.ts';
import { isAddress } from '../target/target.ts';
import { factsOf, finding, roundMs, stateOf, type Finding, type Place, type StageResult } from './stage-result.ts';

const DAY_MS = 86_400_000;
/** From here on an end is announced, days. */
const SOON_DAYS = 30;
const MIN_RSA_BITS = 2048;
const MIN_EC_BITS = 256;
/** Server Authentication, Remote Desktop Authentication, any (RFC 5280 4.2.1.12; rdp-wire §2.2). */
const USABLE = new Set(['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.311.54.1.2', '2.5.29.37.0']);

export interface CertificateContext {
  /** The name typed by the technician; an address when no name was given. */
  readonly typed: string;
  /** ms since 1970. */
  readonly now: number;
  readonly chainBytes: number;
  /** Findings that the handshake already knows (size of the list). */
  readonly sizeFindings: Finding[];
  /** Server clock minus ours, ms, when the server told its time. */
  readonly skewMs?: number;
}

/** Judges the certificate on the wire. */
export function judgeCertificate(reading: Exclude<CertificateReading, { kind: 'none' }>, context: CertificateContext, ms: number, place: Place, at: string): StageResult {
  const findings: Finding[] = [...context.sizeFindings];
  const row = { stage: 'certificate' as const, address: place.address, ms: roundMs(ms), stops: false };
  if (reading.kind === 'malformed') {
    findings.push(finding('certificate', 'CERT_MALFORMED', 'fail', place, ['certificate.sha256'], { because: showable(reading.because) }));
    return { ...row, state: 'fail', findings, facts: factsOf(place, at, { 'certificate.sha1': reading.sha1, 'certificate.sha256': reading.sha256, 'certificate.chainBytes': context.chainBytes }) };
  }
  const add = (code: FixedVerdictCode | 'CERT_SELF_SIGNED' | 'CERT_EXPIRES_SOON' | 'CERT_CHAIN_INCOMPLETE' | 'CERT_NAME_MISMATCH_IP' | 'CERT_NAME_MISMATCH_SHORT', state: Finding['state'], names: string[], params: Record<string, string | number> = {}, key?: string) =>
    findings.push(finding('certificate', code, state, place, names.map((name) => `certificate.${name}`), params, key));
  judgeDates(reading, context, add);
  judgeKey(reading, add);
  judgeName(reading, context.typed, add);
  if (reading.extendedKeyUsage && !reading.extendedKeyUsage.some((oid) => USABLE.has(oid))) add('CERT_WRONG_USAGE', 'fail', ['extendedKeyUsage'], { usage: showable(reading.extendedKeyUsage.join(', ')) || '–' });
  if (reading.selfSigned) add('CERT_SELF_SIGNED', 'info', ['selfSigned']);
  // A name that is its own issuer's, signed by another key, is not self-signed: that issuer was not sent.
  else if (!reading.chainComplete || (reading.chainLength === 1 && reading.issuer === reading.subject)) add('CERT_CHAIN_INCOMPLETE', 'info', ['chainLength', 'issuer'], { issuer: showable(reading.issuer, 120) });
  return { ...row, state: stateOf(findings), findings, facts: certificateFacts(reading, context, place, at), detail: say('probe:detail.certificate', { subject: showable(reading.subject, 100), end: reading.notAfter.slice(0, 10) }) };
}

type Add = (code: FixedVerdictCode | 'CERT_SELF_SIGNED' | 'CERT_EXPIRES_SOON' | 'CERT_CHAIN_INCOMPLETE' | 'CERT_NAME_MISMATCH_IP' | 'CERT_NAME_MISMATCH_SHORT', state: Finding['state'], names: string[], params?: Record<string, string | number>, key?: string) => void;

function judgeDates(reading: CertificateFacts, { now, skewMs }: CertificateContext, add: Add): void {
  const end = Date.parse(reading.notAfter);
  const begin = Date.parse(reading.notBefore);
  if (now > end) {
    add('CERT_EXPIRED', 'fail', ['notAfter'], { ...howLong(now - end), date: reading.notAfter.slice(0, 10), issuer: showable(reading.issuer, 120) }, keyFor(reading.selfSigned ? 'CERT_EXPIRED' : 'CERT_EXPIRED_issued', now - end));
  } else if (now < begin) {
    const params = { ...howLong(begin - now), days: Math.ceil((begin - now) / DAY_MS), date: reading.notBefore.slice(0, 10) };
    // The server made it with its own clock: where that clock agrees with the certificate, a clock is wrong, not the certificate.
    const clock = skewMs !== undefined && now + skewMs >= begin;
    add('CERT_NOT_YET_VALID', clock ? 'warn' : 'fail', ['notBefore'], params, keyFor(clock ? 'CERT_NOT_YET_VALID_clock' : 'CERT_NOT_YET_VALID', begin - now));
  } else if (end - now <= SOON_DAYS * DAY_MS) {
    add('CERT_EXPIRES_SOON', 'warn', ['notAfter'], { ...howLong(end - now), date: reading.notAfter.slice(0, 10) }, keyFor('CERT_EXPIRES_SOON', end - now));
  }
}

/** Up to here a length of time is told in hours, ms. */
const HOURS_BELOW_MS = 2 * DAY_MS;

function howLong(ms: number): { days: number; hours: number } {
  return { days: Math.floor(ms / DAY_MS), hours: Math.max(1, Math.round(ms / 3_600_000)) };
}

function keyFor(name: string, ms: number): string {
  return `probe:verdict.${name}${ms < HOURS_BELOW_MS ? '_hours' : ''}`;
}

function judgeKey(reading: CertificateFacts, add: Add): void {
  const { keyType, keyBits } = reading;
  if (keyType === 'rsa' || keyType === 'rsa-pss') {
    if (keyBits !== null && keyBits < MIN_RSA_BITS) add('CERT_WEAK_KEY', 'fail', ['keyType', 'keyBits'], { key: `RSA ${keyBits}` });
  } else if (keyType === 'ec') {
    if (keyBits !== null && keyBits < MIN_EC_BITS) add('CERT_WEAK_KEY', 'fail', ['keyType', 'keyBits'], { key: `EC ${keyBits}` });
  } else add('CERT_KEY_UNSUPPORTED', 'fail', ['keyType'], { key: keyType });
  if (/md[245]|sha-?1(?!\d)/i.test(reading.signatureAlgorithm)) add('CERT_WEAK_SIGNATURE', 'fail', ['signatureAlgorithm'], { algorithm: reading.signatureAlgorithm });
}

/** By address or short name a difference is normal for Windows: said, never a verdict (rdp-wire §2.2). */
function judgeName(reading: CertificateFacts, typed: string, add: Add): void {
  if (matchName(typed, reading) === 'match') return;
  const name = showable(reading.names[0] ?? reading.subject, 100);
  const params = { name: name || '–', typed: showable(typed, 100) };
  if (isAddress(typed)) add('CERT_NAME_MISMATCH_IP', 'info', ['names'], params);
  else if (!typed.includes('.') || firstLabelAgrees(typed, reading)) add('CERT_NAME_MISMATCH_SHORT', 'warn', ['names'], params);
  else add('CERT_NAME_MISMATCH', 'fail', ['names'], params, name === '' ? 'probe:verdict.CERT_NAME_MISMATCH_none' : undefined);
}

function certificateFacts(reading: CertificateFacts, context: CertificateContext, place: Place, at: string) {
  return factsOf(place, at, {
    'certificate.subject': reading.subject, 'certificate.issuer': reading.issuer, 'certificate.notBefore': reading.notBefore, 'certificate.notAfter': reading.notAfter,
    'certificate.sha1': reading.sha1, 'certificate.sha256': reading.sha256, 'certificate.serial': reading.serial, 'certificate.selfSigned': reading.selfSigned,
    'certificate.keyType': reading.keyType, 'certificate.keyBits': reading.keyBits ?? undefined, 'certificate.signatureAlgorithm': reading.signatureAlgorithm,
    'certificate.names': [...reading.names], 'certificate.keyUsage': reading.keyUsage ? [...reading.keyUsage] : undefined, 'certificate.extendedKeyUsage': [...(reading.extendedKeyUsage ?? [])],
    'certificate.chainLength': reading.chainLength, 'certificate.chainBytes': context.chainBytes,
  }, { 'certificate.keyBits': 'bits', 'certificate.chainBytes': 'bytes' });
}
