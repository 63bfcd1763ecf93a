import { X509Certificate } from 'node:crypto';
import { signatureAlgorithmName } from './algorithm-names.ts';
import type { CertificateFields } from './certificate-fields.ts';
import { loadPublicKey } from './public-key.ts';

/** Signatures that both OpenSSL and BoringSSL check; others (MD5, DSA, Ed448) are believed by the names alone. */
const CHECKED = /^(sha(1|256|384|512)WithRSAEncryption|ecdsa-with-SHA(1|256|384|512)|rsassaPss|ED25519)$/;
const CHECKED_KEYS: ReadonlySet<string> = new Set(['rsa', 'rsa-pss', 'P-256', 'P-384', 'P-521', 'ed25519']);

const sameName = (fields: CertificateFields) => fields.issuer.raw.equals(fields.subject.raw);

/** Issuer and subject are one, and the signature was made with the certificate's own key. */
export function isSelfSigned(der: Buffer, fields: CertificateFields): boolean {
  if (!sameName(fields)) return false;
  const key = fields.publicKey;
  if (!CHECKED.test(signatureAlgorithmName(fields.signatureOid)) || !CHECKED_KEYS.has(key.curve ?? key.keyType)) return true;
  const loaded = loadPublicKey(key);
  try {
    return loaded !== null && new X509Certificate(der).verify(loaded);
  } catch {
    return false;
  }
}
