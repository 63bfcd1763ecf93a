import { asn1Time } from './asn1-time.ts';
import { readLeaf, type DerNode } from './der.ts';
import { readPublicKey, type PublicKeyFacts } from './public-key.ts';

/** The parts of a certificate (RFC 5280 4.1), none of them judged. */
export interface CertificateFields {
  readonly tbs: DerNode;
  readonly serial: Buffer;
  readonly issuer: DerNode;
  readonly subject: DerNode;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly publicKey: PublicKeyFacts;
  /** Dotted identifier of the outer AlgorithmIdentifier. */
  readonly signatureOid: string;
  /** What was signed names the same algorithm, parameters included (RFC 5280 4.1.1.2). */
  readonly algorithmsAgree: boolean;
  /** Its bits. */
  readonly signature: Buffer;
}

/** Cuts a certificate into its parts; a string says which part is missing or is none. */
export function readFields(der: Buffer): CertificateFields | string {
  const certificate = readLeaf(der);
  const [tbs, algorithm, signature] = certificate?.children ?? [];
  if (!certificate) return 'the bytes are no DER';
  if (!tbs || !algorithm || !signature?.bits) return 'the bytes are no certificate';
  const fields = tbs.children;
  const [serial, inner, issuer, validity, subject, spki] = fields.slice(fields[0]?.tagClass === 'context' ? 1 : 0);
  const notBefore = asn1Time(validity?.children[0]);
  const notAfter = asn1Time(validity?.children[1]);
  const publicKey = readPublicKey(spki);
  const signatureOid = algorithm.children[0]?.oid;
  if (!serial || !issuer || !subject) return 'a name or the serial number is missing';
  if (notBefore === null || notAfter === null) return 'a date is none';
  if (!publicKey) return 'the public key is none';
  if (signatureOid === undefined) return 'the signature algorithm is none';
  const algorithmsAgree = inner?.raw.equals(algorithm.raw) ?? false;
  return { tbs, serial: serial.content, issuer, subject, notBefore, notAfter, publicKey, signatureOid, algorithmsAgree, signature: signature.bits };
}
