import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import type { FixedVerdictCode } from '../../../preload/contract/verdict-codes.ts';
import { tlsAlertName } from '../tls/alerts.ts';
import type { TlsFacts, TlsOutcome } from '../tls/outcome.ts';
import { closeFacts, factsOf, finding, roundMs, stateOf, type Finding, type Place, type StageResult } from './stage-result.ts';

/** mstsc and SChannel stop at a certificate list of this size, bytes (rdp-wire §0.1, §4). */
const CHAIN_LIMIT = 100 * 1024;
/** Above one TLS record a chain begins to cost, bytes. */
const CHAIN_LARGE = 16 * 1024;
const ENOUGH_MS = 900;
/** Alerts that have a sentence of their own; the rest share one. */
const TOLD_ALERTS = new Set([40, 70, 71, 80, 112, 42, 48]);

/** Judges one handshake that took `ms`; `connectMs` is one round trip. */
export function judgeTls(outcome: TlsOutcome, ms: number, connectMs: number, place: Place, at: string): StageResult {
  const { facts } = outcome;
  const findings: Finding[] = [];
  const extra: Record<string, string | number | boolean | undefined> = {};
  const fail = (code: FixedVerdictCode, names: string[], params: Record<string, string | number> = {}) =>
    findings.push(finding('tls', code, 'fail', place, names, { ms: Math.round(ms), ...params }));
  const row = { stage: 'tls' as const, address: place.address, ms: roundMs(ms) };
  switch (outcome.kind) {
    case 'established':
    case 'keyUnsupported':
      break;
    case 'cancelled':
      return { ...row, state: 'cancelled', findings, facts: tlsFacts(facts, place, at), stops: true };
    case 'timeout':
      if (ms < ENOUGH_MS) return { ...row, state: 'timedOut', findings, facts: tlsFacts(facts, place, at), stops: true, detail: say('probe:detail.budget', { ms: Math.round(ms) }) };
      extra['tls.waitedMs'] = ms;
      fail('TLS_TIMEOUT', ['tls.waitedMs']);
      break;
    case 'closed':
      Object.assign(extra, closeFacts(outcome.by, outcome.afterMs, connectMs));
      fail(outcome.by === 'fin' ? 'TLS_CLOSED' : 'TLS_RESET', ['tcp.closedBy', 'tcp.closedAfterMs'], { ms: Math.round(outcome.afterMs) });
      break;
    case 'alert': {
      const name = tlsAlertName(outcome.description);
      extra['tls.alert'] = name;
      extra['tls.alertNumber'] = outcome.description;
      const key = TOLD_ALERTS.has(outcome.description) ? `probe:verdict.TLS_ALERT_${name}` : 'probe:verdict.TLS_ALERT';
      findings.push(finding('tls', `TLS_ALERT_${name}`, 'fail', place, ['tls.alert'], { ms: Math.round(ms), alert: name.toLowerCase().replaceAll('_', ' '), number: outcome.description }, key));
      break;
    }
    case 'notTls':
      extra['tls.firstBytes'] = outcome.firstBytes.toString('hex');
      fail('TLS_NOT_TLS', ['tls.firstBytes'], { banner: showable(outcome.firstBytes.toString('latin1').split(/[\r\n]/, 1)[0] ?? '', 60) });
      break;
    case 'malformed': fail('TLS_MALFORMED', ['tls.malformed'], { because: showable(outcome.because) }); extra['tls.malformed'] = outcome.because; break;
    case 'badSignature': fail('TLS_BAD_SIGNATURE', ['tls.signature'], { because: showable(outcome.because) }); extra['tls.signature'] = 'wrong'; break;
    case 'badFinished': fail('TLS_BAD_FINISHED', ['tls.finished'], { because: showable(outcome.because) }); extra['tls.finished'] = 'wrong'; break;
    case 'chainTooLarge': break;
  }
  if (facts.version === 'TLSv1' || facts.version === 'TLSv1.1') fail('TLS_VERSION_OBSOLETE', ['tls.version'], { version: shown(facts.version) });
  if (outcome.kind === 'established' && facts.cipher && isWeak(facts.cipher)) findings.push(finding('tls', 'TLS_WEAK_CIPHER', 'warn', place, ['tls.cipher'], { cipher: facts.cipher }));
  const established = outcome.kind === 'established';
  // These two were ended by us at the certificate: that rung says why and stops the rest.
  const ownEnd = outcome.kind === 'keyUnsupported' || outcome.kind === 'chainTooLarge';
  return {
    ...row, state: ownEnd && findings.length === 0 ? 'warn' : stateOf(findings), findings, facts: [...tlsFacts(facts, place, at), ...factsOf(place, at, extra)],
    stops: !established && !ownEnd,
    ...(established ? { detail: say('probe:detail.tls', { version: shown(facts.version ?? ''), cipher: facts.cipher ?? '' }) } : {}),
  };
}

/** Findings about the size of the certificate list; they belong to the certificate rung. */
export function chainSizeFindings(outcome: TlsOutcome, place: Place): Finding[] {
  const bytes = outcome.kind === 'chainTooLarge' ? outcome.bytes : outcome.facts.chainBytes;
  const params = { kilobytes: Math.round(bytes / 1024) };
  if (bytes > CHAIN_LIMIT || outcome.kind === 'chainTooLarge') return [finding('certificate', 'CERT_CHAIN_TOO_LARGE', 'fail', place, ['certificate.chainBytes'], params)];
  return bytes > CHAIN_LARGE ? [finding('certificate', 'CERT_CHAIN_LARGE', 'warn', place, ['certificate.chainBytes'], params)] : [];
}

/** `TLSv1.2` as people write it. */
export function shown(version: string): string {
  return version === 'TLSv1' ? 'TLS 1.0' : version.replace('TLSv', 'TLS ');
}

/** No forward secrecy, or a cipher mode with known attacks. */
function isWeak(cipher: string): boolean {
  return cipher.startsWith('TLS_RSA_') || /_CBC_|_RC4_|_3DES_/.test(cipher);
}

function tlsFacts(facts: TlsFacts, place: Place, at: string) {
  return factsOf(place, at, {
    'tls.version': facts.version, 'tls.cipher': facts.cipher, 'tls.group': facts.group, 'tls.serverHelloMs': facts.serverHelloMs, 'tls.handshakeMs': facts.handshakeMs,
    'tls.certificateRequested': facts.certificateRequested || undefined, 'tls.helloRetry': facts.helloRetry || undefined,
    ...(facts.signatureChecked ? { 'tls.signature': 'checked' } : {}),
  });
}
