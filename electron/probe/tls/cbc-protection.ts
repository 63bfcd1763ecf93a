import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { CipherSuite } from './cipher-suites.ts';
import { sequenceBytes } from './gcm-protection.ts';
import type { DirectionKeys } from './key-schedule-12.ts';
import type { TlsVersion } from './outcome.ts';
import { wireVersion } from './protocol.ts';
import type { RecordOpener, RecordSealer } from './record-protection.ts';
import { u16, u8 } from './wire-writer.ts';

const BLOCK = 16;

const algorithm = (suite: CipherSuite) => (suite.keyLength === 32 ? 'aes-256-cbc' : 'aes-128-cbc');

function recordMac(suite: CipherSuite, keys: DirectionKeys, sequence: number, type: number, version: number, content: Buffer): Buffer {
  const header = Buffer.concat([sequenceBytes(sequence), u8(type), u16(version), u16(content.length)]);
  return createHmac(suite.hash, keys.mac).update(header).update(content).digest();
}

/**
 * AES-CBC with MAC-then-encrypt (RFC 5246 6.2.3.2). TLS 1.0 takes the last block of one record as the IV of the next
 * (RFC 2246 6.2.3.2), later versions send the IV. Not in constant time: there is no secret here that timing could tell.
 */
export function cbcOpener(version: TlsVersion, suite: CipherSuite, keys: DirectionKeys): RecordOpener {
  let sequence = 0;
  let chained = keys.iv;
  return (type, wire, payload) => {
    const implicit = version === 'TLSv1';
    const iv = implicit ? chained : payload.subarray(0, BLOCK);
    const sealed = implicit ? payload : payload.subarray(BLOCK);
    if (iv.length !== BLOCK || sealed.length === 0 || sealed.length % BLOCK !== 0) return null;
    chained = sealed.subarray(sealed.length - BLOCK);
    const cipher = createDecipheriv(algorithm(suite), keys.key, iv).setAutoPadding(false);
    const plain = Buffer.concat([cipher.update(sealed), cipher.final()]);
    const padding = plain[plain.length - 1] ?? 0;
    const end = plain.length - 1 - padding;
    if (end < 0 || !plain.subarray(end).every((byte) => byte === padding)) return null;
    const macAt = end - keys.mac.length;
    if (macAt < 0) return null;
    const content = plain.subarray(0, macAt);
    return recordMac(suite, keys, sequence++, type, wire, content).equals(plain.subarray(macAt, end)) ? { type, content } : null;
  };
}

export function cbcSealer(version: TlsVersion, suite: CipherSuite, keys: DirectionKeys): RecordSealer {
  let sequence = 0;
  let chained = keys.iv;
  return (type, content) => {
    const body = Buffer.concat([content, recordMac(suite, keys, sequence++, type, wireVersion(version), content)]);
    const padding = BLOCK - 1 - (body.length % BLOCK);
    const implicit = version === 'TLSv1';
    const iv = implicit ? chained : randomBytes(BLOCK);
    const cipher = createCipheriv(algorithm(suite), keys.key, iv).setAutoPadding(false);
    const sealed = Buffer.concat([cipher.update(Buffer.concat([body, Buffer.alloc(padding + 1, padding)])), cipher.final()]);
    chained = sealed.subarray(sealed.length - BLOCK);
    return { type, content: implicit ? sealed : Buffer.concat([iv, sealed]) };
  };
}
