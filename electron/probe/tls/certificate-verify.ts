import { parsed, unparsed, type Parsed } from './parse.ts';
import { WireReader } from './wire-reader.ts';

/** Reads a CertificateVerify (RFC 8446 4.4.3). */
export function parseCertificateVerify(body: Buffer): Parsed<{ scheme: number; signature: Buffer }> {
  const reader = new WireReader(body);
  const scheme = reader.u16();
  const signature = reader.vector(2);
  return reader.complete ? parsed({ scheme, signature }) : unparsed('a CertificateVerify of the wrong length');
}

/** What the server signs in TLS 1.3. */
export const signedContent = (transcript: Buffer): Buffer =>
  Buffer.concat([Buffer.alloc(64, 0x20), Buffer.from('TLS 1.3, server CertificateVerify\0', 'ascii'), transcript]);

/** Reads a CertificateRequest of TLS 1.3 (RFC 8446 4.3.2): the context is to be sent back. */
export function parseCertificateRequest13(body: Buffer): Parsed<{ context: Buffer }> {
  const reader = new WireReader(body);
  const context = reader.vector(1);
  reader.vector(2);
  return reader.complete ? parsed({ context }) : unparsed('a CertificateRequest of the wrong length');
}
