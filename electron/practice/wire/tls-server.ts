import { constants } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { TlsOffer } from './server-plan.ts';

const OFF: Record<string, number> = {
  'TLS 1.0': constants.SSL_OP_NO_TLSv1, 'TLS 1.1': constants.SSL_OP_NO_TLSv1_1, 'TLS 1.2': constants.SSL_OP_NO_TLSv1_2, 'TLS 1.3': constants.SSL_OP_NO_TLSv1_3,
};
/** A suite that nobody offers: the library itself then finds nothing in common and sends its alert. */
const NOTHING_IN_COMMON = ['PSK-AES128-CBC-SHA'];
const EVERYTHING = ['ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-SHA', 'ECDHE-RSA-AES128-SHA', 'AES256-GCM-SHA384', 'AES128-GCM-SHA256', 'AES256-SHA', 'AES128-SHA'];
const MODERN = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'];

/** A real TLS server on the stream. Resolves with the channel, or null when the handshake broke. */
export function serveTls(stream: Duplex, offer: TlsOffer): Promise<Duplex | null> {
  const secured = new TLSSocket(stream, { isServer: true, secureContext: contextOf(offer) });
  return new Promise((resolve) => {
    secured.once('secure', () => resolve(secured));
    // The alert has been sent; what follows is the other side's business.
    secured.on('error', () => resolve(null));
    secured.once('close', () => resolve(null));
  });
}

function contextOf(offer: TlsOffer): SecureContext {
  const off = Object.entries(OFF).reduce((sum, [version, bit]) => (offer.versions.includes(version) ? sum : sum | bit), 0);
  const old = offer.ciphers ?? EVERYTHING;
  const modern = offer.versions.includes('TLS 1.3') ? MODERN : [];
  const ciphers = [...modern, ...(old.length > 0 || modern.length > 0 ? old : NOTHING_IN_COMMON)];
  const settings: SecureContextOptions = {
    cert: offer.certificates, key: keyPem(offer.key),
    minVersion: 'TLSv1', maxVersion: 'TLSv1.3', secureOptions: off,
  };
  try {
    // OpenSSL serves TLS 1.0 and 1.1 at this level only; BoringSSL does not know the word and needs it not.
    return createSecureContext({ ...settings, ciphers: `${ciphers.join(':')}:@SECLEVEL=0` });
  } catch {
    return createSecureContext({ ...settings, ciphers: ciphers.join(':') });
  }
}

function keyPem(key: string): string {
  return `-----BEGIN PRIVATE KEY-----\n${key.replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`;
}
