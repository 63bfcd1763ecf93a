import { createHash, createHmac, createSecretKey } from 'node:crypto';

/** The hash a version's PRF is built on; `md5sha1` is that of TLS 1.0 and 1.1. */
export type PrfHash = 'md5sha1' | 'sha256' | 'sha384';

/** P_hash (RFC 5246 5). */
function expand(hash: string, secret: Buffer, seed: Buffer, length: number): Buffer {
  const parts: Buffer[] = [];
  // As a KeyObject: newer runtimes take three times as long to look at a Buffer.
  const key = createSecretKey(secret);
  const mac = (...data: Buffer[]) => data.reduce((hmac, part) => hmac.update(part), createHmac(hash, key)).digest();
  for (let a = mac(seed), done = 0; done < length; a = mac(a)) {
    const part = mac(a, seed);
    parts.push(part);
    done += part.length;
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** The pseudo-random function of TLS 1.2 (RFC 5246 5) and of 1.0 and 1.1 (RFC 4346 5). */
export function prf(hash: PrfHash, secret: Buffer, label: string, seed: Buffer, length: number): Buffer {
  const labelled = Buffer.concat([Buffer.from(label, 'ascii'), seed]);
  if (hash !== 'md5sha1') return expand(hash, secret, labelled, length);
  const half = Math.ceil(secret.length / 2);
  const md5 = expand('md5', secret.subarray(0, half), labelled, length);
  const sha1 = expand('sha1', secret.subarray(secret.length - half), labelled, length);
  return Buffer.from(md5.map((byte, index) => byte ^ (sha1[index] ?? 0)));
}

/** Hash of the handshake messages so far, as Finished and the extended master secret take it. */
export function transcriptHash(hash: PrfHash, messages: readonly Buffer[]): Buffer {
  const digest = (name: string) => messages.reduce((sum, message) => sum.update(message), createHash(name)).digest();
  return hash === 'md5sha1' ? Buffer.concat([digest('md5'), digest('sha1')]) : digest(hash);
}
