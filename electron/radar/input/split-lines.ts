/** A line of the list as bytes, without its end. `null`: longer than any target, its bytes were thrown away. */
export interface RawLine {
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** More than any line with a target and its name needs, bytes. */
const MAX_LINE = 16 * 1024;
const LF = 0x0a;

/** Cuts a stream at line feeds, whatever the sizes of its pieces. Holds one line at most. (0x0A is no part of any Shift_JIS or UTF-8 character.) */
export async function* splitLines(stream: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
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
    let from = 0;
    for (let end = piece.indexOf(LF); end !== -1; end = piece.indexOf(LF, from)) {
      keep(piece.subarray(from, end));
      from = end + 1;
      yield take();
    }
    if (from < piece.length) keep(piece.subarray(from));
  }
  if (length > 0) yield take();
}
