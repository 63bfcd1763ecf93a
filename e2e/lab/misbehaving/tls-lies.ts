import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Tamper } from './tampered-stream.ts';
import { APPLICATION_DATA, CHANGE_CIPHER_SPEC, findMessage, HANDSHAKE, recordCutter } from './tls-records.ts';

const CERTIFICATE = 11;
const SERVER_KEY_EXCHANGE = 12;
const CERTIFICATE_VERIFY = 15;
const FINISHED = 20;
type KeyLog = (listener: (line: string) => void) => void;

/** TLS 1.2: a bit of the signature over the key exchange is wrong. */
export function badSignature12(): Tamper {
  return clear12(SERVER_KEY_EXCHANGE, (message) => flipLast(message));
}

/** TLS 1.2: the leaf is no certificate, its length is right. The list's and the leaf's lengths take 6 bytes behind the header. */
export function garbageCertificate12(): Tamper {
  return clear12(CERTIFICATE, (message) => {
    const length = message.readUIntBE(7, 3);
    message.fill(0xa5, 10, 10 + length);
  });
}

function clear12(type: number, change: (message: Buffer) => void): Tamper {
  const cut = recordCutter();
  let encrypted = false;
  return (chunk) => Buffer.concat(cut(chunk).map((one) => {
    encrypted ||= one[0] === CHANGE_CIPHER_SPEC;
    const at = one[0] === HANDSHAKE && !encrypted ? findMessage(one.subarray(5), type) : -1;
    if (at >= 0) change(one.subarray(5 + at, 5 + at + 4 + one.readUIntBE(5 + at + 1, 3)));
    return one;
  }));
}

function flipLast(bytes: Buffer): void {
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
}

interface Sealing { readonly key: Buffer; nonce(body: Buffer): Buffer; readonly aad: Buffer; readonly explicit: number }

/** Opens an AES-128-GCM record's body, changes its plaintext, and seals it again under the same nonce. */
function reseal(body: Buffer, sealing: Sealing, change: (plain: Buffer) => void): Buffer {
  const nonce = sealing.nonce(body);
  const open = createDecipheriv('aes-128-gcm', sealing.key, nonce).setAAD(sealing.aad).setAuthTag(body.subarray(-16));
  const plain = Buffer.concat([open.update(body.subarray(sealing.explicit, -16)), open.final()]);
  change(plain);
  const seal = createCipheriv('aes-128-gcm', sealing.key, nonce).setAAD(sealing.aad);
  return Buffer.concat([body.subarray(0, sealing.explicit), seal.update(plain), seal.final(), seal.getAuthTag()]);
}

/** TLS 1.2 with ECDHE-RSA-AES128-GCM-SHA256: the server's Finished is wrong, its record is sound. */
export function badFinished12(keyLog: KeyLog): Tamper {
  const cut = recordCutter();
  let secret: { random: Buffer; master: Buffer } | null = null;
  let serverRandom: Buffer | null = null;
  let encrypted = false;
  let done = false;
  keyLog((line) => {
    const [label, random = '', master = ''] = line.trim().split(' ');
    if (label === 'CLIENT_RANDOM') secret = { random: Buffer.from(random, 'hex'), master: Buffer.from(master, 'hex') };
  });
  return (chunk) => Buffer.concat(cut(chunk).map((one) => {
    if (serverRandom === null && one[0] === HANDSHAKE && one[5] === 2) serverRandom = Buffer.from(one.subarray(11, 43));
    if (one[0] === CHANGE_CIPHER_SPEC) encrypted = true;
    else if (encrypted && !done && secret && serverRandom) {
      done = true;
      const block = prf12(secret.master, 'key expansion', Buffer.concat([serverRandom, secret.random]), 40);
      const body = one.subarray(5);
      const aad = Buffer.concat([Buffer.alloc(8), one.subarray(0, 3), Buffer.of(0, body.length - 24)]);
      const salt = block.subarray(36, 40);
      reseal(body, { key: block.subarray(16, 32), aad, explicit: 8, nonce: (sealed) => Buffer.concat([salt, sealed.subarray(0, 8)]) }, flipLast).copy(one, 5);
    }
    return one;
  }));
}

/** P_SHA256 (RFC 5246 5). */
function prf12(secret: Buffer, label: string, seed: Buffer, length: number): Buffer {
  const all = Buffer.concat([Buffer.from(label, 'latin1'), seed]);
  const hmac = (data: Buffer) => createHmac('sha256', secret).update(data).digest();
  let output = Buffer.alloc(0);
  for (let a = hmac(all); output.length < length; a = hmac(a)) output = Buffer.concat([output, hmac(Buffer.concat([a, all]))]);
  return output.subarray(0, length);
}

/** TLS 1.3 with TLS_AES_128_GCM_SHA256: the signature, or the server's Finished, is wrong inside a sound record. */
export function lie13(about: 'signature' | 'finished'): (keyLog: KeyLog) => Tamper {
  return (keyLog) => {
    const cut = recordCutter();
    let traffic: Buffer | null = null;
    let sequence = 0;
    let done = false;
    keyLog((line) => {
      const [label, , secret = ''] = line.trim().split(' ');
      if (label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET') traffic = Buffer.from(secret, 'hex');
    });
    return (chunk) => Buffer.concat(cut(chunk).map((one) => {
      if (one[0] !== APPLICATION_DATA || done || traffic === null) return one;
      const nonce = expandLabel(traffic, 'iv', 12);
      nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
      sequence += 1;
      const changed = reseal(one.subarray(5), { key: expandLabel(traffic, 'key', 16), aad: one.subarray(0, 5), explicit: 0, nonce: () => nonce }, (plain) => {
        const at = findMessage(plain, about === 'signature' ? CERTIFICATE_VERIFY : FINISHED);
        if (findMessage(plain, FINISHED) >= 0) done = true;
        if (at >= 0) flipLast(plain.subarray(at, at + 4 + plain.readUIntBE(at + 1, 3)));
      });
      return Buffer.concat([one.subarray(0, 5), changed]);
    }));
  };
}

/** HKDF-Expand-Label (RFC 8446 7.1) with an empty context. `hkdfSync` extracts too, so the expand step is written out. */
function expandLabel(secret: Buffer, label: string, length: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`, 'latin1');
  const info = Buffer.concat([Buffer.of(0, length, name.length), name, Buffer.of(0)]);
  return createHmac('sha256', secret).update(info).update(Buffer.of(1)).digest().subarray(0, length);
}
