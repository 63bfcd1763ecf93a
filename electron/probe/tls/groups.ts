import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** Our half of a key agreement. */
export interface KeyShare {
  /** IANA name of the group. */
  readonly group: string;
  readonly publicBytes: Buffer;
  /** The shared secret, or null when the peer's half is no valid point or number. */
  agree(peer: Buffer): Buffer | null;
}

/** SubjectPublicKeyInfo before the 32 raw bytes (RFC 8410 4). */
const X25519_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

const CURVES: Readonly<Record<number, { name: string; openssl: string }>> = {
  0x0017: { name: 'secp256r1', openssl: 'prime256v1' },
  0x0018: { name: 'secp384r1', openssl: 'secp384r1' },
  0x0019: { name: 'secp521r1', openssl: 'secp521r1' },
};
const X25519 = 0x001d;

/** The groups offered, best first (IANA TLS Supported Groups). */
export const OFFERED_GROUPS: readonly number[] = [X25519, 0x0017, 0x0018, 0x0019];
/** Those whose key share goes with the first ClientHello; the others cost a HelloRetryRequest. */
export const FIRST_SHARES: readonly number[] = [X25519, 0x0017];

function attempt(compute: () => Buffer): Buffer | null {
  try {
    return compute();
  } catch {
    // The library throws for points off the curve and of low order.
    return null;
  }
}

/** RFC 8037 2. OpenSSL's DER reader takes ten times as long for the same 32 bytes. */
const x25519Key = (bytes: Buffer): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') }, format: 'jwk' });

function x25519Share(): KeyShare {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return {
    group: 'x25519',
    publicBytes: publicKey.export({ format: 'der', type: 'spki' }).subarray(X25519_PREFIX.length),
    agree: (peer) => attempt(() => diffieHellman({ privateKey, publicKey: x25519Key(peer) })),
  };
}

function curveShare(curve: { name: string; openssl: string }): KeyShare {
  const ecdh = createECDH(curve.openssl);
  return {
    group: curve.name,
    publicBytes: ecdh.generateKeys(),
    // TLS 1.3 and RFC 8422 know the uncompressed form only.
    agree: (peer) => (peer[0] === 4 ? attempt(() => ecdh.computeSecret(peer)) : null),
  };
}

/** A fresh key share, or null for a group that was not offered. */
export function createKeyShare(group: number): KeyShare | null {
  if (group === X25519) return x25519Share();
  const curve = CURVES[group];
  return curve ? curveShare(curve) : null;
}

const MAX_PRIME_BITS = 8192;
/** Short on purpose: nothing secret ever passes, and the library's own check of the prime would take seconds of a hostile one. */
const EXPONENT_BYTES = 20;

const toBigInt = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`);

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % modulus) {
    if (rest & 1n) result = (result * square) % modulus;
  }
  return result;
}

/** Finite-field Diffie-Hellman with the server's own prime (RFC 5246 8.1.2), or null when its numbers make no sense. */
export function createDhShare(prime: Buffer, generator: Buffer): KeyShare | null {
  if (prime.length > MAX_PRIME_BITS / 8 + 1 || generator.length > prime.length) return null;
  const p = toBigInt(prime);
  const g = toBigInt(generator);
  const bits = p.toString(2).length;
  if (bits > MAX_PRIME_BITS || bits < 8 || !(p & 1n) || g < 2n || g >= p) return null;
  const width = Math.ceil(bits / 8);
  const toBytes = (value: bigint) => Buffer.from(value.toString(16).padStart(width * 2, '0'), 'hex');
  const secret = toBigInt(randomBytes(EXPONENT_BYTES)) | 1n;
  return {
    group: `dh-${bits}`,
    publicBytes: toBytes(modPow(g, secret, p)),
    agree(peer) {
      if (peer.length > width) return null;
      const value = toBigInt(peer);
      if (value < 2n || value >= p - 1n) return null;
      // Leading zero bytes of the premaster secret are stripped (RFC 5246 8.1.2).
      const hex = modPow(value, secret, p).toString(16);
      return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
    },
  };
}
