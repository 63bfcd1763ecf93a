import type { FixedVerdictCode, VerdictCode } from '../../../preload/contract/verdict-codes.ts';
import type { Tone } from '../../ui/state-look.ts';
import type { IconName } from '../../ui/icons/icon.tsx';
import type windowTexts from '../../../assets/locales/en/window.json';

type NextKey = keyof typeof windowTexts.next;
type ChipKey = keyof typeof windowTexts.chip;

/** What helps next after each verdict; a text for a family, because the next step does not depend on the finest difference. */
const NEXT: Readonly<Record<FixedVerdictCode, NextKey>> = {
  HEALTHY: 'healthy',
  DNS_NXDOMAIN: 'dnsName', DNS_NO_ADDRESS: 'dnsName', DNS_SERVFAIL: 'dnsServer', DNS_TIMEOUT: 'dnsServer',
  DNS_PARTIAL: 'dnsPart', DNS_IPV6_BROKEN: 'dnsPart', DNS_STALE: 'dnsWrong', DNS_WRONG_HOST: 'dnsWrong',
  TCP_REFUSED: 'tcpRefused', TCP_TIMEOUT: 'tcpSilent', TCP_UNREACHABLE: 'tcpSilent', TCP_LOCALLY_BLOCKED: 'tcpLocal',
  TCP_ACCEPT_THEN_CLOSE: 'closedEarly', TCP_ACCEPT_THEN_RESET: 'closedEarly', RDP_NO_ANSWER: 'closedEarly', RDP_CLOSED_AFTER_REQUEST: 'closedEarly', RDP_RESET_AFTER_REQUEST: 'closedEarly',
  RDP_TOO_SLOW: 'slow', RDP_REQUEST_REJECTED: 'brokenAnswer', RDP_DISCONNECT_REQUEST: 'brokenAnswer', RDP_MALFORMED: 'brokenAnswer',
  NOT_RDP: 'notRdp', NOT_RDP_HTTP: 'notRdp', NOT_RDP_SSH: 'notRdp', NOT_RDP_VNC: 'notRdp', NOT_RDP_ECHO: 'notRdp',
  STD_RDP_ONLY: 'securityLayer', NEGO_SSL_REQUIRED: 'securityLayer', NEGO_HYBRID_REQUIRED: 'securityLayer', NEGO_INCONSISTENT_FLAGS: 'securityLayer',
  NEGO_SSL_WITH_USER_AUTH_REQUIRED: 'securityLayer', NEGO_FAILURE_UNKNOWN: 'securityLayer',
  NEGO_SSL_CERT_NOT_ON_SERVER: 'hostKey', TLS_CLOSED: 'hostKey', TLS_RESET: 'hostKey',
  TLS_TIMEOUT: 'tlsStuck', MTU_BLACKHOLE: 'tlsStuck', TLS_NOT_TLS: 'brokenAnswer', TLS_MALFORMED: 'brokenAnswer',
  TLS_BAD_SIGNATURE: 'tlsLie', TLS_BAD_FINISHED: 'tlsLie', TLS_VERSION_OBSOLETE: 'tlsPolicy', TLS13_ONLY: 'tlsPolicy',
  MIDDLEBOX_TLS_TERMINATION: 'middlebox', MIDDLEBOX_TLS_INSPECTION: 'middlebox',
  CERT_EXPIRED: 'certEnded', CERT_NOT_YET_VALID: 'clock', CLOCK_SKEW: 'clock', CERT_NAME_MISMATCH: 'certName',
  CERT_WEAK_KEY: 'certWeak', CERT_WEAK_SIGNATURE: 'certWeak', CERT_WRONG_USAGE: 'certWeak', CERT_KEY_UNSUPPORTED: 'certWeak', CERT_CHAIN_TOO_LARGE: 'certWeak', CERT_MALFORMED: 'certWeak',
  NLA_TIMEOUT: 'nla', NLA_CLOSED: 'nla', NLA_RESET: 'nla', NLA_ERROR: 'nla', NLA_MALFORMED: 'nla', CREDSSP_UNPATCHED: 'credssp',
  UNSTABLE_PATH: 'unstable', INTERMITTENT: 'unstable', CONN_THROTTLED: 'unstable', CANCELLED: 'stopped', UNKNOWN: 'unknown',
};

/** Alerts that speak of versions and ciphers; the others point at the host's key (rdp-wire §2.2). */
const POLICY_ALERTS: ReadonlySet<string> = new Set(['TLS_ALERT_PROTOCOL_VERSION', 'TLS_ALERT_HANDSHAKE_FAILURE', 'TLS_ALERT_INSUFFICIENT_SECURITY']);
const isFixed = (code: string): code is FixedVerdictCode => Object.hasOwn(NEXT, code);

/** The text that says what to do next. */
export function nextStepOf(code: VerdictCode): NextKey {
  if (isFixed(code)) return NEXT[code];
  return POLICY_ALERTS.has(code) ? 'tlsPolicy' : 'hostKey';
}

/** The text of the chip; also for codes read from a file of an earlier version. */
export function chipOf(code: string): ChipKey {
  if (isFixed(code)) return code;
  return code.startsWith('TLS_ALERT_') ? 'TLS_ALERT' : 'UNKNOWN';
}

/** How serious a verdict is: works, works with a warning, fails, or was not determined. */
export function verdictLook(code: string, state: 'warn' | 'fail' = 'fail'): { tone: Tone; icon: IconName } {
  if (code === 'HEALTHY') return { tone: 'pass', icon: 'pass' };
  if (code === 'CANCELLED') return { tone: 'neutral', icon: 'stop' };
  if (!isFixed(code) && !code.startsWith('TLS_ALERT_')) return { tone: 'neutral', icon: 'unknown' };
  if (code === 'UNKNOWN') return { tone: 'neutral', icon: 'unknown' };
  return state === 'warn' ? { tone: 'warn', icon: 'warn' } : { tone: 'fail', icon: 'fail' };
}
