import { lengthOfCrc32 } from './crc32.ts';

/** One head and what stands behind it. */
export interface FoundPart {
  readonly part: number;
  readonly parts: number;
  /** The base64 letters that the checksum stands for, or null where they were changed. */
  readonly data: string | null;
}

/** More than any collector makes; every `RDX1 1/1` counts as one. */
export const MAX_PARTS = 64;
const MAX_HEADS = MAX_PARTS * 2;
/** A part has at most 4,000 letters; ours have fewer. */
const MAX_LETTERS = 16_384;
const HEADER = /RDX1\s+(\d{1,3})\s*\/\s*(\d{1,3})\s+([0-9a-fA-F]{8})(?![0-9a-fA-F])/g;

/** Every head in a cleaned text, in the order of the text, with its letters. */
export function findParts(text: string): FoundPart[] {
  const heads = [...take(text.matchAll(HEADER), MAX_HEADS)];
  return heads.map((head, index) => {
    const start = head.index + head[0].length;
    const body = text.slice(start, Math.min(heads[index + 1]?.index ?? text.length, start + MAX_LETTERS * 2));
    return { part: Number(head[1]), parts: Number(head[2]), data: cutToChecksum(body, Number.parseInt(head[3] ?? '', 16)) };
  });
}

/** The letters behind the head that the checksum stands for; what came behind them is left out, also where it looks like base64. */
function cutToChecksum(body: string, crc: number): string | null {
  const run = /^[A-Za-z0-9+/=\s]*/.exec(body)?.[0] ?? '';
  const letters = run.replace(/\s+/g, '').slice(0, MAX_LETTERS);
  const length = lengthOfCrc32(Buffer.from(letters, 'latin1'), crc);
  return length === 0 ? null : letters.slice(0, length);
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const value of values) {
    if (left-- <= 0) return;
    yield value;
  }
}
