import ipaddr from 'ipaddr.js';

/** The addresses of a range line such as `10.0.4.0/24`. */
export interface Range {
  /** How many addresses it stands for. */
  readonly size: number;
  /** One after the other, so that a wide range takes no memory. */
  addresses(): Generator<string>;
}

export type RangeReading = { kind: 'none' } | { kind: 'bad' } | { kind: 'range'; range: Range };

/** No range is wider than a /24 without being asked for, addresses. */
export const USUAL_RANGE = 256;
/** And none at all is wider than this, addresses. */
export const MAX_RANGE = 1 << 20;

/** Reads `ADDRESS/BITS`. `none`: not written as a range. Of an IPv4 network its own and its broadcast address are left out (RFC 3021 keeps them in a /31). */
export function readRange(text: string): RangeReading {
  const match = /^([0-9a-f:.]+)\/(\d{1,3})$/i.exec(text);
  if (!match) return { kind: 'none' };
  const [, address = '', prefix = ''] = match;
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return { kind: 'bad' };
  const parsed = ipaddr.parse(address);
  const width = parsed.kind() === 'ipv4' ? 32 : 128;
  const hostBits = width - Number(prefix);
  if (hostBits < 0) return { kind: 'bad' };
  const inner = parsed.kind() === 'ipv4' && hostBits >= 2;
  const all = 2 ** hostBits;
  const bytes = parsed.toByteArray();
  return { kind: 'range', range: { size: all, addresses: () => list(bytes, hostBits, inner ? 1 : 0, inner ? all - 1 : all) } };
}

function* list(bytes: readonly number[], hostBits: number, from: number, to: number): Generator<string> {
  for (let offset = from; offset < to; offset++) {
    // At most 20 bits change, all of them in the last three bytes.
    const tail = bytes.slice(-3).reduce((sum, byte) => sum * 256 + byte, 0);
    const value = (tail & ~(2 ** hostBits - 1)) | offset;
    yield ipaddr.fromByteArray([...bytes.slice(0, -3), value >> 16, (value >> 8) & 255, value & 255]).toString();
  }
}
