import { createHash, createHmac } from 'node:crypto';
import type { CipherSuite } from './cipher-suites.ts';
import { prfHash } from './cipher-suites.ts';
import { u16, vector } from './wire-writer.ts';

type Hash = 'sha256' | 'sha384';

const hashLength = (hash: Hash) => (hash === 'sha384' ? 48 : 32);
const hmac = (hash: Hash, key: Buffer, data: Buffer) => createHmac(hash, key).update(data).digest();

/** HKDF-Expand (RFC 5869 2.3). */
function expand(hash: Hash, secret: Buffer, info: Buffer, length: number): Buffer {
  let block = Buffer.alloc(0);
  let out = Buffer.alloc(0);
  for (let counter = 1; out.length < length; counter++) {
    block = hmac(hash, secret, Buffer.concat([block, info, Buffer.from([counter])]));
    out = Buffer.concat([out, block]);
  }
  return out.subarray(0, length);
}

/** HKDF-Expand-Label (RFC 8446 7.1). */
function expandLabel(hash: Hash, secret: Buffer, label: string, context: Buffer, length: number): Buffer {
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

export function keySchedule13(suite: CipherSuite, shared: Buffer, transcript: Buffer): KeySchedule13 {
  const hash = prfHash(suite);
  const length = hashLength(hash);
  const zeros = Buffer.alloc(length);
  const empty = createHash(hash).digest();
  const derive = (secret: Buffer, label: string, context: Buffer) => expandLabel(hash, secret, label, context, length);
  const early = hmac(hash, zeros, zeros);
  const handshakeSecret = hmac(hash, derive(early, 'derived', empty), shared);
  const main = hmac(hash, derive(handshakeSecret, 'derived', empty), zeros);
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
export const trafficKeys = (suite: CipherSuite, secret: Buffer): { key: Buffer; iv: Buffer } => ({
  key: expandLabel(prfHash(suite), secret, 'key', Buffer.alloc(0), suite.keyLength),
  iv: expandLabel(prfHash(suite), secret, 'iv', Buffer.alloc(0), 12),
});
