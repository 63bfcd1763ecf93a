/** Alert descriptions (RFC 5246 7.2, RFC 8446 6, RFC 6066, RFC 4279, RFC 7301; IANA TLS Alerts). */
const NAMES: Readonly<Record<number, string>> = {
  0: 'CLOSE_NOTIFY',
  10: 'UNEXPECTED_MESSAGE',
  20: 'BAD_RECORD_MAC',
  21: 'DECRYPTION_FAILED',
  22: 'RECORD_OVERFLOW',
  30: 'DECOMPRESSION_FAILURE',
  40: 'HANDSHAKE_FAILURE',
  41: 'NO_CERTIFICATE',
  42: 'BAD_CERTIFICATE',
  43: 'UNSUPPORTED_CERTIFICATE',
  44: 'CERTIFICATE_REVOKED',
  45: 'CERTIFICATE_EXPIRED',
  46: 'CERTIFICATE_UNKNOWN',
  47: 'ILLEGAL_PARAMETER',
  48: 'UNKNOWN_CA',
  49: 'ACCESS_DENIED',
  50: 'DECODE_ERROR',
  51: 'DECRYPT_ERROR',
  60: 'EXPORT_RESTRICTION',
  70: 'PROTOCOL_VERSION',
  71: 'INSUFFICIENT_SECURITY',
  80: 'INTERNAL_ERROR',
  86: 'INAPPROPRIATE_FALLBACK',
  90: 'USER_CANCELED',
  100: 'NO_RENEGOTIATION',
  109: 'MISSING_EXTENSION',
  110: 'UNSUPPORTED_EXTENSION',
  111: 'CERTIFICATE_UNOBTAINABLE',
  112: 'UNRECOGNIZED_NAME',
  113: 'BAD_CERTIFICATE_STATUS_RESPONSE',
  114: 'BAD_CERTIFICATE_HASH_VALUE',
  115: 'UNKNOWN_PSK_IDENTITY',
  116: 'CERTIFICATE_REQUIRED',
  120: 'NO_APPLICATION_PROTOCOL',
  121: 'ECH_REQUIRED',
};

/** The RFC's name of an alert in upper snake case, or `UNKNOWN_<n>`. */
export const tlsAlertName = (description: number): string => NAMES[description] ?? `UNKNOWN_${description}`;

/** What to do with an alert record's content. */
export type AlertReading = { kind: 'fatal' | 'warning'; description: number } | { kind: 'malformed' };

/**
 * Reads an alert (RFC 5246 7.2). In TLS 1.3 the level means nothing (RFC 8446 6): all but user_canceled end the connection.
 * A close_notify ends it in every version.
 */
export function readAlert(fragment: Buffer, tls13: boolean): AlertReading {
  const [level, description] = fragment;
  if (fragment.length !== 2 || level === undefined || description === undefined) return { kind: 'malformed' };
  const warning = tls13 ? description === 90 : level === 1 && description !== 0;
  return { kind: warning ? 'warning' : 'fatal', description };
}
