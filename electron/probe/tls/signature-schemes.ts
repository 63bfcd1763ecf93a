import { constants, createHash, publicDecrypt, verify, type KeyObject } from 'node:crypto';
import type { PublicKeyFacts } from '../certificate/public-key.ts';

interface Scheme {
  readonly name: string;
  readonly keyType: string;
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512' | null;
  readonly pss: boolean;
  /** The only curve TLS 1.3 allows with it. */
  readonly curve?: string;
  readonly tls13: boolean;
}

const ecdsa = (name: string, hash: Scheme['hash'], curve: string): Scheme => ({ name, keyType: 'ec', hash, pss: false, curve, tls13: true });
const pkcs1 = (name: string, hash: Scheme['hash']): Scheme => ({ name, keyType: 'rsa', hash, pss: false, tls13: false });
const pss = (name: string, keyType: string, hash: Scheme['hash']): Scheme => ({ name, keyType, hash, pss: true, tls13: true });

/** IANA TLS SignatureScheme, in the order offered. */
const SCHEMES: ReadonlyMap<number, Scheme> = new Map([
  [0x0403, ecdsa('ecdsa_secp256r1_sha256', 'sha256', 'P-256')],
  [0x0503, ecdsa('ecdsa_secp384r1_sha384', 'sha384', 'P-384')],
  [0x0603, ecdsa('ecdsa_secp521r1_sha512', 'sha512', 'P-521')],
  [0x0804, pss('rsa_pss_rsae_sha256', 'rsa', 'sha256')],
  [0x0805, pss('rsa_pss_rsae_sha384', 'rsa', 'sha384')],
  [0x0806, pss('rsa_pss_rsae_sha512', 'rsa', 'sha512')],
  [0x0401, pkcs1('rsa_pkcs1_sha256', 'sha256')],
  [0x0501, pkcs1('rsa_pkcs1_sha384', 'sha384')],
  [0x0601, pkcs1('rsa_pkcs1_sha512', 'sha512')],
  [0x0809, pss('rsa_pss_pss_sha256', 'rsa-pss', 'sha256')],
  [0x080a, pss('rsa_pss_pss_sha384', 'rsa-pss', 'sha384')],
  [0x080b, pss('rsa_pss_pss_sha512', 'rsa-pss', 'sha512')],
  [0x0203, { name: 'ecdsa_sha1', keyType: 'ec', hash: 'sha1', pss: false, tls13: false }],
  [0x0201, pkcs1('rsa_pkcs1_sha1', 'sha1')],
]);

/**
 * Offered only so that a server that has nothing but such a key shows its certificate: ed25519, ed448, and DSA with
 * SHA-256 and SHA-1. The handshake ends at the certificate.
 */
const SHOW_ONLY = [0x0807, 0x0808, 0x0402, 0x0202];

export const OFFERED_SCHEMES: readonly number[] = [...SCHEMES.keys(), ...SHOW_ONLY];

const TLS_CURVES = new Set(['P-256', 'P-384', 'P-521']);

/** OpenSSL and BoringSSL both refuse longer moduli. */
const MAX_RSA_BITS = 16_384;

/** Whether RDP clients can use such a key, and we can check it on both runtimes. */
export function isUsableKey({ keyType, keyBits, curve }: PublicKeyFacts): boolean {
  if (keyType === 'ec') return TLS_CURVES.has(curve ?? '');
  return (keyType === 'rsa' || keyType === 'rsa-pss') && keyBits !== null && keyBits <= MAX_RSA_BITS;
}

export type SignatureCheck = { ok: true } | { ok: false; because: string };

const refused = (because: string): SignatureCheck => ({ ok: false, because });

function holds(check: () => boolean, name: string): SignatureCheck {
  let good = false;
  try {
    good = check();
  } catch {
    // A signature that is no signature at all makes some libraries throw.
  }
  return good ? { ok: true } : refused(`the ${name} signature does not fit the certificate's key`);
}

/** Checks a signature of TLS 1.2 or 1.3 by the scheme its message names. */
export function checkSignature(scheme: number, facts: PublicKeyFacts, key: KeyObject, signed: Buffer, signature: Buffer, tls13: boolean): SignatureCheck {
  const found = SCHEMES.get(scheme);
  const code = `0x${scheme.toString(16).padStart(4, '0')}`;
  if (!found) return refused(`the server signed with scheme ${code}, which was not offered`);
  if (found.keyType !== facts.keyType) return refused(`the server signed with ${found.name}, its certificate holds a key of type ${facts.keyType}`);
  if (tls13 && (!found.tls13 || (found.curve && found.curve !== facts.curve))) return refused(`${found.name} is not allowed here in TLS 1.3`);
  const padding = found.pss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {};
  return holds(() => verify(found.hash, signed, { key, ...padding }, signature), found.name);
}

/** Checks a signature of TLS 1.0 or 1.1 (RFC 4346 7.4.3): MD5 and SHA-1 together for RSA, SHA-1 for ECDSA. */
export function checkOldSignature(facts: PublicKeyFacts, key: KeyObject, signed: Buffer, signature: Buffer): SignatureCheck {
  if (facts.keyType === 'ec') return holds(() => verify('sha1', signed, key, signature), 'ECDSA');
  if (facts.keyType !== 'rsa') return refused(`a key of type ${facts.keyType} cannot sign before TLS 1.2`);
  const digest = Buffer.concat([createHash('md5').update(signed).digest(), createHash('sha1').update(signed).digest()]);
  return holds(() => publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature).equals(digest), 'RSA');
}
