import { lengthOfCrc32 } from './crc32.ts';
import { readingsOf } from './part-letters.ts';

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
/** Wrapped lines cut a head anywhere. */
const MARK = /R\s{0,8}D\s{0,8}X\s{0,8}([1-9])(?=\s{1,64}\d)/g;
const HEADER = /^\s{1,64}(\d{1,9})\s{0,8}\/\s{0,8}(\d{1,9})\s{1,64}([0-9a-f]{8})(?![0-9a-f])/i;
const WRAPPED = /^(\d{1,9})\/(\d{1,3})/;
/** What a head with its wraps takes, letters. */
const MAX_HEAD = 200;

/** Every head in a cleaned text, in the order of the text, with its letters. */
export function findParts(text: string): FoundPart[] {
  const marks = [...take(text.matchAll(MARK), MAX_HEADS)].filter((mark) => mark[1] === '1');
  return marks.flatMap((mark, index) => {
    const start = mark.index + mark[0].length;
    const part = readPart(text.slice(start, Math.min(marks[index + 1]?.index ?? text.length, start + MAX_HEAD + MAX_LETTERS * 4)));
    return part ? [part] : [];
  });
}

/** Whether the text holds a block of a form that came after this one. */
export function holdsNewerForm(text: string): boolean {
  return [...take(text.matchAll(MARK), MAX_HEADS)].some((mark) => mark[1] !== '1' && HEADER.test(text.slice(mark.index + mark[0].length, mark.index + mark[0].length + MAX_HEAD)));
}

/** What follows a mark; null where it is no head. */
function readPart(text: string): FoundPart | null {
  const head = HEADER.exec(text);
  const whole = head && { part: Number(head[1]), parts: Number(head[2]), data: cutToChecksum(text.slice(head[0].length), head[3] ?? '') };
  if (whole?.data) return whole;
  const wrapped = readWrapped(text);
  return wrapped?.data ? wrapped : whole ?? wrapped;
}

/** A head with ends of lines in its numbers: where the second number ends is what the checksum tells. */
function readWrapped(text: string): FoundPart | null {
  const letters = text.slice(0, MAX_HEAD).replace(/\s+/g, '') + text.slice(MAX_HEAD);
  const [all, part = '', digits = ''] = WRAPPED.exec(letters) ?? [];
  if (all === undefined) return null;
  let first: FoundPart | null = null;
  for (let count = 1; count <= digits.length; count++) {
    const from = part.length + 1 + count;
    const crc = letters.slice(from, from + 8);
    if (!/^[0-9a-f]{8}$/i.test(crc)) continue;
    const found = { part: Number(part), parts: Number(digits.slice(0, count)), data: cutToChecksum(letters.slice(from + 8), crc) };
    if (found.data !== null) return found;
    first ??= found;
  }
  return first;
}

/** The letters behind the head that the checksum stands for; what came behind them is left out, also where it looks like base64. */
function cutToChecksum(body: string, crc: string): string | null {
  for (const reading of readingsOf(body)) {
    const letters = reading.slice(0, MAX_LETTERS);
    const length = lengthOfCrc32(Buffer.from(letters, 'latin1'), Number.parseInt(crc, 16));
    if (length > 0) return letters.slice(0, length);
  }
  return null;
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const value of values) {
    if (left-- <= 0) return;
    yield value;
  }
}
