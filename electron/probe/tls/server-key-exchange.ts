import { createDhShare, createKeyShare, OFFERED_GROUPS, type KeyShare } from './groups.ts';
import { parsed, unparsed, type Parsed } from './parse.ts';
import { hex16 } from './protocol.ts';
import { WireReader } from './wire-reader.ts';

/** A ServerKeyExchange (RFC 8422 5.4; RFC 5246 7.4.3 for DHE). */
export interface ServerKeyExchange {
  /** The signed part. */
  readonly params: Buffer;
  readonly exchange: { kind: 'ecdhe'; group: number; publicBytes: Buffer } | { kind: 'dhe'; prime: Buffer; generator: Buffer; publicBytes: Buffer };
  /** Only TLS 1.2 names one. */
  readonly scheme: number | null;
  readonly signature: Buffer;
}

const NAMED_CURVE = 3;

export function parseServerKeyExchange(body: Buffer, kind: 'ecdhe' | 'dhe', tls12: boolean): Parsed<ServerKeyExchange> {
  const reader = new WireReader(body);
  let exchange: ServerKeyExchange['exchange'];
  if (kind === 'dhe') {
    exchange = { kind, prime: reader.vector(2), generator: reader.vector(2), publicBytes: reader.vector(2) };
  } else {
    if (reader.u8() !== NAMED_CURVE) return unparsed('a key exchange on a curve without a name');
    exchange = { kind, group: reader.u16(), publicBytes: reader.vector(1) };
  }
  const params = body.subarray(0, body.length - reader.left);
  const scheme = tls12 ? reader.u16() : null;
  const signature = reader.vector(2);
  return reader.complete ? parsed({ params, exchange, scheme, signature }) : unparsed('a ServerKeyExchange of the wrong length');
}

/** Our half and the secret both halves give. */
export interface Agreement {
  readonly group: string;
  readonly publicBytes: Buffer;
  readonly secret: Buffer;
}

/** Answers the server's half, with a share of ours that already exists for its group where there is one. */
export function agree(exchange: ServerKeyExchange['exchange'], shares: ReadonlyMap<number, KeyShare>): Parsed<Agreement> {
  if (exchange.kind === 'ecdhe' && !OFFERED_GROUPS.includes(exchange.group)) return unparsed(`the server chose group ${hex16(exchange.group)}, which was not offered`);
  const share = exchange.kind === 'dhe' ? createDhShare(exchange.prime, exchange.generator) : (shares.get(exchange.group) ?? createKeyShare(exchange.group));
  const secret = share?.agree(exchange.publicBytes);
  return share && secret ? parsed({ group: share.group, publicBytes: share.publicBytes, secret }) : unparsed("the server's key exchange values are not valid");
}
