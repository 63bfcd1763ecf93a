import { LIMIT } from './protocol.ts';
import { WireReader } from './wire-reader.ts';

/** The certificates of a Certificate message, and whether the message was whole and well-formed. */
export interface CertificateList {
  /** Raw DER, leaf first: all that could be read, even of a message that is cut off. */
  readonly chain: Buffer[];
  readonly because?: string;
}

/** Reads a Certificate message (RFC 8446 4.4.2; RFC 5246 7.4.2 before TLS 1.3). */
export function parseCertificateMessage(body: Buffer, tls13: boolean): CertificateList {
  const outer = new WireReader(body);
  const context = tls13 ? outer.vector(1) : Buffer.alloc(0);
  const declared = outer.u24();
  const reader = new WireReader(outer.bytes(Math.min(declared, outer.left)));
  const chain: Buffer[] = [];
  while (reader.left > 0) {
    const der = reader.vector(3);
    if (reader.failed) break;
    if (der.length === 0) return { chain, because: 'an empty certificate' };
    if (chain.length === LIMIT.certificates) return { chain, because: `more than ${LIMIT.certificates} certificates` };
    chain.push(der);
    if (tls13) reader.vector(2);
  }
  const whole = reader.complete && outer.complete && body.length === declared + 3 + (tls13 ? 1 : 0) && context.length === 0;
  if (!whole) return { chain, because: 'a Certificate message of the wrong length' };
  return chain.length === 0 ? { chain, because: 'no certificate' } : { chain };
}
