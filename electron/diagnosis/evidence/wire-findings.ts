import type { FindingModel } from '../../../preload/contract/diagnosis.ts';
import type { CaseBooks } from '../case-books.ts';
import type { EvidenceId } from '../weights.ts';
import { seen, type Seen } from './seen.ts';

/** What each finding of the probe is as evidence. Codes that need more than their name are in wire-facts.ts. */
const BY_CODE: Readonly<Record<string, EvidenceId>> = {
  DNS_NXDOMAIN: 'dns-fail', DNS_NO_ADDRESS: 'dns-fail', DNS_SERVFAIL: 'dns-fail', DNS_TIMEOUT: 'dns-fail', DNS_STALE: 'dns-stale', DNS_WRONG_HOST: 'wrong-host',
  DNS_PARTIAL: 'some-addresses-dead', DNS_IPV6_BROKEN: 'some-addresses-dead', DNS_SOURCES_DIFFER: 'dns-sources-differ', DNS_PTR_MISMATCH: 'pointer-differs',
  TCP_UNREACHABLE: 'tcp-unreachable', TCP_LOCALLY_BLOCKED: 'tcp-locally-blocked', TCP_REFUSED: 'tcp-refused', TCP_TIMEOUT: 'tcp-timeout',
  TCP_ACCEPT_THEN_CLOSE: 'accept-then-close', TCP_ACCEPT_THEN_RESET: 'accept-then-close',
  RDP_NO_ANSWER: 'rdp-no-answer', RDP_TOO_SLOW: 'rdp-no-answer', RDP_CLOSED_AFTER_REQUEST: 'closed-before-confirm', RDP_RESET_AFTER_REQUEST: 'closed-before-confirm',
  RDP_REQUEST_REJECTED: 'request-rejected', RDP_DISCONNECT_REQUEST: 'disconnect-request', RDP_MALFORMED: 'rdp-malformed',
  NOT_RDP: 'not-rdp', NOT_RDP_HTTP: 'not-rdp', NOT_RDP_SSH: 'not-rdp', NOT_RDP_VNC: 'not-rdp', NOT_RDP_ECHO: 'not-rdp',
  NEGO_SSL_CERT_NOT_ON_SERVER: 'neg-no-certificate', NEGO_HYBRID_REQUIRED: 'neg-hybrid-required', NEGO_INCONSISTENT_FLAGS: 'neg-hybrid-required',
  NEGO_SSL_REQUIRED: 'neg-inconsistent', NEGO_SSL_WITH_USER_AUTH_REQUIRED: 'neg-inconsistent', NEGO_FAILURE_UNKNOWN: 'neg-inconsistent',
  NLA_NOT_OFFERED: 'nla-not-offered', SERVER_SLOW: 'server-slow', CONN_THROTTLED: 'throttled', INTERMITTENT: 'intermittent', UNSTABLE_PATH: 'intermittent',
  TLS_TIMEOUT: 'tls-timeout', TLS_NOT_TLS: 'tls-not-tls', TLS_MALFORMED: 'tls-malformed', TLS_BAD_SIGNATURE: 'tls-bad-proof', TLS_BAD_FINISHED: 'tls-bad-proof',
  TLS_VERSION_OBSOLETE: 'tls-obsolete', TLS13_ONLY: 'tls13-only', TLS_ENGINES_DIFFER: 'engines-differ',
  TLS_ALERT_HANDSHAKE_FAILURE: 'tls-alert-mismatch', TLS_ALERT_PROTOCOL_VERSION: 'tls-alert-mismatch', TLS_ALERT_INSUFFICIENT_SECURITY: 'tls-alert-mismatch',
  TLS_ALERT_INTERNAL_ERROR: 'tls-alert-internal', TLS_ALERT_UNRECOGNIZED_NAME: 'tls-alert-name', TLS_ALERT_BAD_CERTIFICATE: 'tls-alert-client-certificate',
  TLS_ALERT_UNKNOWN_CA: 'tls-alert-client-certificate', TLS_ALERT_CERTIFICATE_REQUIRED: 'tls-alert-client-certificate',
  MIDDLEBOX_TLS_TERMINATION: 'middlebox-termination', MIDDLEBOX_TLS_INSPECTION: 'inspection-issuer', MTU_BLACKHOLE: 'mtu-blackhole', MTU_UPLOAD_SUSPECT: 'mtu-upload',
  LOSS_OR_JITTER: 'loss', LATENCY_HIGH: 'latency', JITTER_HIGH: 'latency',
  CERT_EXPIRED: 'cert-expired', CERT_NOT_YET_VALID: 'cert-not-yet-valid', CERT_NAME_MISMATCH: 'cert-other-name', CERT_WEAK_KEY: 'cert-unusable', CERT_WEAK_SIGNATURE: 'cert-unusable',
  CERT_WRONG_USAGE: 'cert-unusable', CERT_KEY_UNSUPPORTED: 'cert-unusable', CERT_CHAIN_TOO_LARGE: 'cert-unusable', CERT_MALFORMED: 'cert-unusable', CLOCK_SKEW: 'clock-off-wire',
  NLA_TIMEOUT: 'nla-closed', NLA_CLOSED: 'nla-closed', NLA_RESET: 'nla-closed', NLA_ERROR: 'nla-error', NLA_MALFORMED: 'nla-malformed', CREDSSP_UNPATCHED: 'credssp-unpatched',
};
/** Where a finding gives no fact of its own. */
const STAND_IN: Readonly<Record<string, string>> = { NLA_MALFORMED: 'credssp.version', DNS_NXDOMAIN: 'dns.a' };

/**
 * The probe's findings as evidence. A dead address beside a working one is the name's matter (DNS_PARTIAL), not the host's: its own
 * TCP finding does not count then.
 */
export function findingEvidence(books: CaseBooks): Seen[] {
  const mixed = books.codes.has('DNS_PARTIAL') || books.codes.has('DNS_IPV6_BROKEN');
  const opened = books.wire.all('tcp.outcome').some((one) => one.value === 'open');
  return books.findings.flatMap((one) => {
    const id = Object.hasOwn(BY_CODE, one.code) ? BY_CODE[one.code] : undefined;
    if (id === undefined) return [];
    if ((id === 'tcp-refused' || id === 'tcp-timeout' || id === 'tcp-unreachable') && (mixed || opened)) return [];
    return [seen(id, factsOf(one))];
  });
}

function factsOf(one: FindingModel): readonly string[] {
  return one.facts.length > 0 ? one.facts : [STAND_IN[one.code] ?? 'tcp.outcome'];
}
