/** A line of the list as bytes, without its end. `null`: longer than any target, its bytes were thrown away. */
export interface RawLine {
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** More than any line with a target and its name needs, bytes. */
const MAX_LINE = 16 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts a stream at its line ends, LF, CR LF or CR, whatever the sizes of its pieces. Holds one line at most. (Neither is part of any Shift_JIS or
 * UTF-8 character.)
 */
export async function* splitLines(stream: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  /** The line before ended with CR: an LF that follows belongs to it. */
  let afterCr = false;
  const take = (): RawLine => {
    const bytes = length > MAX_LINE ? null : Buffer.concat(parts);
    parts = [];
    length = 0;
    return { number: number++, bytes };
  };
  const keep = (part: Buffer): void => {
    length += part.length;
    if (length <= MAX_LINE) parts.push(part);
    else parts = [];
  };
  for await (const piece of stream) {
    if (piece.length === 0) continue;
    let from: number = afterCr && piece[0] === LF ? 1 : 0;
    afterCr = false;
    for (const end of lineEnds(piece, from)) {
      keep(piece.subarray(from, end));
      from = end + 1;
      if (piece[end] === CR && piece[from] === LF) from++;
      afterCr = piece[end] === CR && from === end + 1 && from === piece.length;
      yield take();
    }
    if (from < piece.length) keep(piece.subarray(from));
  }
  if (length > 0) yield take();
}

/** Where lines end in a piece; of CR LF the CR. */
function* lineEnds(piece: Buffer, start: number): Generator<number> {
  const next = (byte: number, from: number): number => {
    const at = piece.indexOf(byte, from);
    return at === -1 ? piece.length : at;
  };
  let [lf, cr] = [next(LF, start), next(CR, start)];
  for (let end = Math.min(lf, cr); end < piece.length; end = Math.min(lf, cr)) {
    yield end;
    const after = end === cr && lf === cr + 1 ? lf : end;
    if (lf <= after) lf = next(LF, after + 1);
    if (cr <= after) cr = next(CR, after + 1);
  }
}
