import { unitSize, type Encoding } from './encoding.ts';

const CR = 0x0d;
const LF = 0x0a;

/** Where each line lies in the bytes of a file; the text is decoded only when somebody asks. */
export interface LineTable {
  readonly count: number;
  /** First byte of a line. */
  from(index: number): number;
  /** First byte of its line end, or of what follows where it has none. */
  to(index: number): number;
  /** First byte after its line end. */
  next(index: number): number;
}

/** Cuts bytes into lines at CR LF, LF and a CR that stands alone, without copying them. */
export function lineTable(bytes: Buffer, start: number, encoding: Encoding): LineTable {
  const size = unitSize(encoding);
  const high = encoding === 'utf-16le' ? 1 : 0;
  const low = encoding === 'utf-16be' ? 1 : 0;
  const isEnd = (at: number, char: number) => at + size <= bytes.length && bytes[at + low] === char && (size === 1 || bytes[at + high] === 0);
  const walk = (found: (from: number, to: number, next: number) => void) => {
    let from = start;
    for (let at = start; at + size <= bytes.length; at += size) {
      const char = bytes[at + low];
      if ((char !== LF && char !== CR) || !isEnd(at, char)) continue;
      const next = at + (char === CR && isEnd(at + size, LF) ? 2 * size : size);
      found(from, at, next);
      from = next;
      at = next - size;
    }
    if (from < bytes.length) found(from, bytes.length, bytes.length);
  };
  let count = 0;
  walk(() => { count++; });
  // Offsets of all lines in one block: a file of line ends alone has millions of them.
  const cuts = new Uint32Array(count * 3);
  let filled = 0;
  walk((from, to, next) => { cuts.set([from, to, next], filled); filled += 3; });
  const cut = (index: number) => cuts[index] ?? bytes.length;
  return { count, from: (index) => cut(index * 3), to: (index) => cut(index * 3 + 1), next: (index) => cut(index * 3 + 2) };
}
