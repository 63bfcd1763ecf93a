import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { CipherSuite } from './cipher-suites.ts';
import { prfHash } from './cipher-suites.ts';
import { u16, vector } from './wire-writer.ts';

type Hash = 'sha256' | 'sha384';

const hashLength = (hash: Hash) => (hash === 'sha384' ? 48 : 32);
/** A key goes in as a KeyObject: newer runtimes take three times as long to look at a Buffer. */
const keyOf = (secret: Buffer | KeyObject) => (Buffer.isBuffer(secret) ? createSecretKey(secret) : secret);
const hmac = (hash: Hash, key: Buffer | KeyObject, data: Buffer) => createHmac(hash, keyOf(key)).update(data).digest();

const FIRST = Buffer.from([1]);

/** HKDF-Expand (RFC 5869 2.3). */
function expand(hash: Hash, secret: Buffer | KeyObject, info: Buffer, length: number): Buffer {
  if (length <= hashLength(hash)) return hmac(hash, secret, Buffer.concat([info, FIRST])).subarray(0, length);
  let block = Buffer.alloc(0);
  let out = Buffer.alloc(0);
  for (let counter = 1; out.length < length; counter++) {
    block = hmac(hash, secret, Buffer.concat([block, info, Buffer.from([counter])]));
    out = Buffer.concat([out, block]);
  }
  return out.subarray(0, length);
}

/** HKDF-Expand-Label (RFC 8446 7.1). */
function expandLabel(hash: Hash, secret: Buffer | KeyObject, label: string, context: Buffer, length: number): Buffer {
  return expand(hash, secret, Buffer.concat([u16(length), vector(1, Buffer.from(`tls13 ${label}`)), vector(1, context)]), length);
}

/** Both sides' traffic secrets of one epoch. */
export interface TrafficSecrets {
  readonly client: Buffer;
  readonly server: Buffer;
}

/** The part of the TLS 1.3 key schedule (RFC 8446 7.1) that a client without PSK needs. */
export interface KeySchedule13 {
  /** Secrets of the handshake epoch; `transcript` is the hash up to ServerHello. */
  readonly handshake: TrafficSecrets;
  /** Secrets of the application epoch; `transcript` is the hash up to the server's Finished. */
  application(transcript: Buffer): TrafficSecrets;
  /** verify_data under a traffic secret (RFC 8446 4.4.4). */
  finished(secret: Buffer, transcript: Buffer): Buffer;
}

/** What every handshake without PSK begins with: its early secret is a constant. */
interface Beginning {
  readonly zeros: Buffer;
  readonly empty: Buffer;
  /** The salt of the handshake secret. */
  readonly salt: KeyObject;
}
const beginnings = new Map<Hash, Beginning>();

function beginningOf(hash: Hash): Beginning {
  const known = beginnings.get(hash);
  if (known) return known;
  const zeros = Buffer.alloc(hashLength(hash));
  const empty = createHash(hash).digest();
  const made = { zeros, empty, salt: createSecretKey(expandLabel(hash, hmac(hash, zeros, zeros), 'derived', empty, zeros.length)) };
  beginnings.set(hash, made);
  return made;
}

export function keySchedule13(suite: CipherSuite, shared: Buffer, transcript: Buffer): KeySchedule13 {
  const hash = prfHash(suite);
  const length = hashLength(hash);
  const { zeros, empty, salt } = beginningOf(hash);
  const derive = (secret: KeyObject, label: string, context: Buffer) => expandLabel(hash, secret, label, context, length);
  const handshakeSecret = createSecretKey(hmac(hash, salt, shared));
  const main = createSecretKey(hmac(hash, derive(handshakeSecret, 'derived', empty), zeros));
  return {
    handshake: { client: derive(handshakeSecret, 'c hs traffic', transcript), server: derive(handshakeSecret, 's hs traffic', transcript) },
    application: (over) => ({ client: derive(main, 'c ap traffic', over), server: derive(main, 's ap traffic', over) }),
    finished: (secret, over) => hmac(hash, expandLabel(hash, secret, 'finished', Buffer.alloc(0), length), over),
  };
}

/** The next secret after a KeyUpdate (RFC 8446 7.2). */
export const nextSecret = (suite: CipherSuite, secret: Buffer): Buffer =>
  expandLabel(prfHash(suite), secret, 'traffic upd', Buffer.alloc(0), hashLength(prfHash(suite)));

/** Record key and IV under a traffic secret (RFC 8446 7.3). */
export function trafficKeys(suite: CipherSuite, secret: Buffer): { key: Buffer; iv: Buffer } {
  const hash = prfHash(suite);
  const from = createSecretKey(secret);
  return { key: expandLabel(hash, from, 'key', Buffer.alloc(0), suite.keyLength), iv: expandLabel(hash, from, 'iv', Buffer.alloc(0), 12) };
}
