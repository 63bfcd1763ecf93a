import type { CipherSuite } from './cipher-suites.ts';
import type { TlsVersion } from './outcome.ts';
import { prf, transcriptHash, type PrfHash } from './prf.ts';
import { prfHash } from './cipher-suites.ts';

/** Key material of one direction. */
export interface DirectionKeys {
  readonly mac: Buffer;
  readonly key: Buffer;
  /** GCM: the 4 fixed bytes of the nonce. CBC in TLS 1.0: the first IV. */
  readonly iv: Buffer;
}

const MAC_LENGTHS = { sha1: 20, sha256: 32, sha384: 48 } as const;

export const prfHashOf = (version: TlsVersion, suite: CipherSuite): PrfHash => (version === 'TLSv1.2' ? prfHash(suite) : 'md5sha1');

/** The master secret, bound to the whole handshake where both sides know how (RFC 7627 4), else RFC 5246 8.1. */
export function masterSecret(hash: PrfHash, premaster: Buffer, randoms: { client: Buffer; server: Buffer }, extendedOver: readonly Buffer[] | null): Buffer {
  return extendedOver
    ? prf(hash, premaster, 'extended master secret', transcriptHash(hash, extendedOver), 48)
    : prf(hash, premaster, 'master secret', Buffer.concat([randoms.client, randoms.server]), 48);
}

/** Cuts the key block (RFC 5246 6.3). */
export function keyBlock(hash: PrfHash, master: Buffer, randoms: { client: Buffer; server: Buffer }, suite: CipherSuite): { client: DirectionKeys; server: DirectionKeys } {
  const macLength = suite.mode === 'gcm' ? 0 : MAC_LENGTHS[suite.hash];
  const ivLength = suite.mode === 'gcm' ? 4 : 16;
  const block = prf(hash, master, 'key expansion', Buffer.concat([randoms.server, randoms.client]), 2 * (macLength + suite.keyLength + ivLength));
  let at = 0;
  const cut = (length: number) => block.subarray(at, (at += length));
  const [clientMac, serverMac, clientKey, serverKey, clientIv, serverIv] = [macLength, macLength, suite.keyLength, suite.keyLength, ivLength, ivLength].map(cut) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  return { client: { mac: clientMac, key: clientKey, iv: clientIv }, server: { mac: serverMac, key: serverKey, iv: serverIv } };
}

/** verify_data of a Finished message (RFC 5246 7.4.9). */
export const finishedData = (hash: PrfHash, master: Buffer, side: 'client' | 'server', messages: readonly Buffer[]): Buffer =>
  prf(hash, master, `${side} finished`, transcriptHash(hash, messages), 12);
