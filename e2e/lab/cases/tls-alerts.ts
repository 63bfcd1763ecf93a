import { alertOnHello } from '../misbehaving/tls-breaks.ts';
import { scripted, type LabCase } from './case.ts';

/** Every alert of RFC 8446 6.2 that a server may send on a ClientHello, and one that nobody knows. */
const ALERTS: Readonly<Record<number, string>> = {
  10: 'UNEXPECTED_MESSAGE', 40: 'HANDSHAKE_FAILURE', 42: 'BAD_CERTIFICATE', 43: 'UNSUPPORTED_CERTIFICATE', 46: 'CERTIFICATE_UNKNOWN', 47: 'ILLEGAL_PARAMETER',
  48: 'UNKNOWN_CA', 49: 'ACCESS_DENIED', 50: 'DECODE_ERROR', 51: 'DECRYPT_ERROR', 70: 'PROTOCOL_VERSION', 71: 'INSUFFICIENT_SECURITY', 80: 'INTERNAL_ERROR',
  86: 'INAPPROPRIATE_FALLBACK', 112: 'UNRECOGNIZED_NAME', 116: 'CERTIFICATE_REQUIRED', 199: 'UNKNOWN_199',
};

export const tlsAlertCases: LabCase[] = Object.entries(ALERTS).map(([number, name]) => scripted(`tls-alert-${number}`, alertOnHello(Number(number)), {
  verdict: `TLS_ALERT_${name}`, stage: 'tls', facts: { 'tls.alert': name }, rows: { negotiation: 'pass', tls: 'fail', certificate: 'blocked', nla: 'blocked' }, maxMs: 3000,
}));
