import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { CipherSuite } from './cipher-suites.ts';
import type { DirectionKeys } from './key-schedule-12.ts';
import { trafficKeys } from './key-schedule-13.ts';
import { RECORD } from './protocol.ts';
import type { OpenedRecord, RecordOpener, RecordSealer } from './record-protection.ts';
import { u16, u8 } from './wire-writer.ts';

const TAG_LENGTH = 16;
const TLS12 = 0x0303;

const algorithm = (suite: CipherSuite) => (suite.keyLength === 32 ? 'aes-256-gcm' : 'aes-128-gcm');

/** The record's number as 8 bytes; it never passes 2^32 within our bounds. */
export function sequenceBytes(sequence: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(sequence, 4);
  return bytes;
}

function decrypt(suite: CipherSuite, key: KeyObject, nonce: Buffer, aad: Buffer, sealed: Buffer): Buffer | null {
  try {
    const cipher = createDecipheriv(algorithm(suite), key, nonce, { authTagLength: TAG_LENGTH });
    cipher.setAAD(aad).setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH));
    return Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - TAG_LENGTH)), cipher.final()]);
  } catch {
    // `final` throws when the tag does not fit.
    return null;
  }
}

function encrypt(suite: CipherSuite, key: KeyObject, nonce: Buffer, aad: Buffer, content: Buffer): Buffer {
  const cipher = createCipheriv(algorithm(suite), key, nonce, { authTagLength: TAG_LENGTH }).setAAD(aad);
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Additional data of TLS 1.2 (RFC 5246 6.2.3.3). */
const aad12 = (sequence: number, type: number, version: number, length: number) =>
  Buffer.concat([sequenceBytes(sequence), u8(type), u16(version), u16(length)]);

/** AES-GCM of TLS 1.2 (RFC 5288 3): 4 fixed bytes of nonce, 8 that come with the record. */
export function gcm12Opener(suite: CipherSuite, keys: DirectionKeys): RecordOpener {
  const key = createSecretKey(keys.key);
  let sequence = 0;
  return (type, version, payload) => {
    const length = payload.length - 8 - TAG_LENGTH;
    if (length < 0) return null;
    const nonce = Buffer.concat([keys.iv, payload.subarray(0, 8)]);
    const content = decrypt(suite, key, nonce, aad12(sequence++, type, version, length), payload.subarray(8));
    return content && { type, content };
  };
}

export function gcm12Sealer(suite: CipherSuite, keys: DirectionKeys): RecordSealer {
  const key = createSecretKey(keys.key);
  let sequence = 0;
  return (type, content) => {
    const explicit = randomBytes(8);
    const sealed = encrypt(suite, key, Buffer.concat([keys.iv, explicit]), aad12(sequence++, type, TLS12, content.length), content);
    return { type, content: Buffer.concat([explicit, sealed]) };
  };
}

function nonce13(iv: Buffer, sequence: number): Buffer {
  const nonce = Buffer.from(iv);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
  return nonce;
}

/** TLSInnerPlaintext (RFC 8446 5.2): content, its type, zeros. */
function unpad(inner: Buffer): OpenedRecord | null {
  let end = inner.length - 1;
  while (end >= 0 && inner[end] === 0) end--;
  const type = inner[end];
  return type === undefined ? null : { type, content: inner.subarray(0, end) };
}

/** AES-GCM of TLS 1.3 under a traffic secret (RFC 8446 5.2, 5.3). */
export function opener13(suite: CipherSuite, secret: Buffer): RecordOpener {
  const { key: bytes, iv } = trafficKeys(suite, secret);
  const key = createSecretKey(bytes);
  let sequence = 0;
  return (type, version, payload) => {
    if (type !== RECORD.applicationData || payload.length < TAG_LENGTH + 1) return null;
    const aad = Buffer.concat([u8(type), u16(version), u16(payload.length)]);
    const inner = decrypt(suite, key, nonce13(iv, sequence++), aad, payload);
    return inner && unpad(inner);
  };
}

export function sealer13(suite: CipherSuite, secret: Buffer): RecordSealer {
  const { key: bytes, iv } = trafficKeys(suite, secret);
  const key = createSecretKey(bytes);
  let sequence = 0;
  return (type, content) => {
    const inner = Buffer.concat([content, u8(type)]);
    const aad = Buffer.concat([u8(RECORD.applicationData), u16(TLS12), u16(inner.length + TAG_LENGTH)]);
    return { type: RECORD.applicationData, content: encrypt(suite, key, nonce13(iv, sequence++), aad, inner) };
  };
}
