import { createPublicKey, type KeyObject } from 'node:crypto';
import { isUniversal, readDer, readLeaf, TAG, type DerNode } from './der.ts';

/** What a SubjectPublicKeyInfo (RFC 5280 4.1.2.7) holds, read from its bytes so that OpenSSL and BoringSSL give the same. */
export interface PublicKeyFacts {
  /** `rsa`, `rsa-pss`, `ec`, `ed25519`, `ed448`, `dsa`, `dh`, `x25519`, `x448`, or `unknown`. */
  readonly keyType: string;
  /** Size of the modulus, field or prime in bits; null where it cannot be told. */
  readonly keyBits: number | null;
  /** Of `ec`: `P-256`, `P-384`, `P-521`, another name, or the dotted identifier. */
  readonly curve?: string;
  /** The key algorithm's identifier, dotted. */
  readonly algorithm: string;
  /** The whole SubjectPublicKeyInfo. */
  readonly spki: Buffer;
  /** Of RSA keys whose two numbers are positive: both without leading zeros. */
  readonly rsa?: RsaNumbers;
}

interface RsaNumbers {
  readonly modulus: Buffer;
  readonly exponent: Buffer;
}

const KEY_TYPES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  '1.2.840.113549.1.1.10': 'rsa-pss',
  '1.2.840.10045.2.1': 'ec',
  '1.3.101.110': 'x25519',
  '1.3.101.111': 'x448',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
  '1.2.840.10040.4.1': 'dsa',
  '1.2.840.113549.1.3.1': 'dh',
};
const FIXED_BITS: Readonly<Record<string, number>> = { x25519: 256, x448: 448, ed25519: 256, ed448: 456 };

/** RFC 5480 2.1.1.1, RFC 5639, SEC 2. */
const CURVES: Readonly<Record<string, { name: string; bits: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', bits: 256 },
  '1.3.132.0.34': { name: 'P-384', bits: 384 },
  '1.3.132.0.35': { name: 'P-521', bits: 521 },
  '1.2.840.10045.3.1.1': { name: 'P-192', bits: 192 },
  '1.3.132.0.33': { name: 'P-224', bits: 224 },
  '1.3.132.0.10': { name: 'secp256k1', bits: 256 },
  '1.3.36.3.3.2.8.1.1.7': { name: 'brainpoolP256r1', bits: 256 },
  '1.3.36.3.3.2.8.1.1.11': { name: 'brainpoolP384r1', bits: 384 },
  '1.3.36.3.3.2.8.1.1.13': { name: 'brainpoolP512r1', bits: 512 },
};

/** Bits of a positive DER INTEGER. */
function integerBits(node: DerNode | undefined): number | null {
  if (!isUniversal(node, TAG.integer)) return null;
  const bytes = withoutZeros(node.content);
  return bytes[0] === undefined ? 0 : bytes.length * 8 - (Math.clz32(bytes[0]) - 24);
}

function withoutZeros(content: Buffer): Buffer {
  const start = content.findIndex((byte) => byte !== 0);
  return content.subarray(start < 0 ? content.length : start);
}

/** RSAPublicKey (RFC 8017 A.1.1). */
function readRsa(facts: PublicKeyFacts, bits: Buffer): PublicKeyFacts {
  const [modulus, exponent] = readDer(bits)?.children ?? [];
  const keyBits = integerBits(modulus);
  const positive = [modulus, exponent].flatMap((node) => (isUniversal(node, TAG.integer) && (node.content[0] ?? 0x80) < 0x80 ? [withoutZeros(node.content)] : []));
  const [n, e] = positive;
  return n && e ? { ...facts, keyBits, rsa: { modulus: n, exponent: e } } : { ...facts, keyBits };
}

const known = new WeakMap<DerNode, PublicKeyFacts | null>();

/** Reads a SubjectPublicKeyInfo, or null when it is none. Handshake and facts ask for the same one: it is read once. */
export function readPublicKey(spki: DerNode | undefined): PublicKeyFacts | null {
  if (!spki) return null;
  const before = known.get(spki);
  if (before !== undefined) return before;
  const facts = read(spki);
  known.set(spki, facts);
  return facts;
}

function read(spki: DerNode): PublicKeyFacts | null {
  const [algorithm, key] = spki.children;
  const [identifier, parameters] = algorithm?.children ?? [];
  if (!identifier?.oid || !key?.bits) return null;
  const keyType = KEY_TYPES[identifier.oid] ?? 'unknown';
  const facts = { keyType, keyBits: FIXED_BITS[keyType] ?? null, algorithm: identifier.oid, spki: spki.raw };
  if (keyType === 'rsa' || keyType === 'rsa-pss') return readRsa(facts, key.bits);
  if (keyType === 'dsa' || keyType === 'dh') return { ...facts, keyBits: integerBits(parameters?.children[0]) };
  if (keyType !== 'ec') return facts;
  const curve = CURVES[parameters?.oid ?? ''];
  return { ...facts, keyBits: curve?.bits ?? null, curve: curve?.name ?? parameters?.oid ?? 'explicit' };
}

/** The key as node:crypto takes it, or null when this runtime cannot load it. */
export function loadPublicKey(facts: PublicKeyFacts): KeyObject | null {
  const before = loaded.get(facts.spki);
  if (before !== undefined) return before;
  const key = load(facts);
  loaded.set(facts.spki, key);
  return key;
}

/** Handshake and self-signature ask for the same key: it is loaded once. */
const loaded = new WeakMap<Buffer, KeyObject | null>();

/**
 * An RSA key goes by its two numbers: OpenSSL takes a twentieth of the time that its DER reader needs, BoringSSL also loads what is restricted to PSS
 * by its own identifier, and both load the same keys.
 */
function load({ rsa, spki }: PublicKeyFacts): KeyObject | null {
  try {
    if (!rsa) return createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return createPublicKey({ key: { kty: 'RSA', n: rsa.modulus.toString('base64url'), e: rsa.exponent.toString('base64url') }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** The SubjectPublicKeyInfo's place in a certificate (RFC 5280 4.1): sixth of the fields after the optional version. */
export function certificatePublicKey(der: Buffer): PublicKeyFacts | null {
  const fields = readLeaf(der)?.children[0]?.children ?? [];
  return readPublicKey(fields[fields[0]?.tagClass === 'context' ? 6 : 5]);
}
