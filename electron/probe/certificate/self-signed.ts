import { verify, X509Certificate, type KeyObject } from 'node:crypto';
import { signatureAlgorithmName } from './algorithm-names.ts';
import type { CertificateFields } from './certificate-fields.ts';
import { loadPublicKey } from './public-key.ts';

/** Signatures that both OpenSSL and BoringSSL check; others (MD5, DSA, Ed448) are believed by the names alone. */
const CHECKED = /^(sha(1|256|384|512)WithRSAEncryption|ecdsa-with-SHA(1|256|384|512)|rsassaPss|ED25519)$/;
const CHECKED_KEYS: ReadonlySet<string> = new Set(['rsa', 'rsa-pss', 'P-256', 'P-384', 'P-521', 'ed25519']);
/** Those whose name says all there is to know, with the kind of key they are made with. */
const PLAIN = /^(?:(?<rsa>sha\d+)WithRSAEncryption|ecdsa-with-(?<ec>SHA\d+))$/;

const sameName = (fields: CertificateFields) => fields.issuer.raw.equals(fields.subject.raw);

/** Issuer and subject are one, and the signature was made with the certificate's own key. */
export function isSelfSigned(der: Buffer, fields: CertificateFields): boolean {
  if (!sameName(fields)) return false;
  const key = fields.publicKey;
  const name = signatureAlgorithmName(fields.signatureOid);
  if (!CHECKED.test(name) || !CHECKED_KEYS.has(key.curve ?? key.keyType)) return true;
  const loaded = loadPublicKey(key);
  try {
    return loaded !== null && holds(der, fields, name, loaded);
  } catch {
    return false;
  }
}

/** The library's own reading of the whole certificate takes five times as long as the check itself: it is for signatures with parameters. */
function holds(der: Buffer, fields: CertificateFields, name: string, key: KeyObject): boolean {
  const { rsa, ec } = PLAIN.exec(name)?.groups ?? {};
  const [hash, keyType] = rsa === undefined ? [ec, 'ec'] : [rsa, 'rsa'];
  if (hash === undefined) return new X509Certificate(der).verify(key);
  return fields.algorithmsAgree && key.asymmetricKeyType === keyType && verify(hash, fields.tbs.raw, key, fields.signature);
}
