import { TextDecoder } from 'node:util';
import { wideByMark } from '../../files/wide-mark.ts';

type Wide = 'utf-16le' | 'utf-16be';

/** How much of the beginning decides, bytes. */
const LOOKED = 1024;

/**
 * UTF-16 as UTF-8, told by its mark or by the zeros of its ASCII; every other stream as it is, without its mark. What Excel and
 * PowerShell save as "Unicode" is UTF-16. Pieces may be cut anywhere.
 */
export async function* toUtf8(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer = Buffer.alloc(0);
  let decoder: TextDecoder | null | undefined;
  for await (const piece of stream) {
    if (decoder === undefined) {
      start = Buffer.concat([start, piece]);
      if (start.length < LOOKED) continue;
      decoder = decoderFor(start);
      yield decoder ? Buffer.from(decoder.decode(start, { stream: true })) : withoutMark(start);
    } else yield decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece;
  }
  if (decoder === undefined) {
    decoder = decoderFor(start);
    yield decoder ? Buffer.from(decoder.decode(start)) : withoutMark(start);
  } else if (decoder) yield Buffer.from(decoder.decode());
}

function decoderFor(start: Buffer): TextDecoder | null {
  const wide = wideOf(start);
  return wide === null ? null : new TextDecoder(wide);
}

function wideOf(start: Buffer): Wide | null {
  const marked = wideByMark(start);
  if (marked !== null) return marked;
  const zeros = [0, 0];
  const looked = start.subarray(0, LOOKED);
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked.length / 4 && even === 0) return 'utf-16le';
  return even > looked.length / 4 && odd === 0 ? 'utf-16be' : null;
}

function withoutMark(start: Buffer): Buffer {
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? start.subarray(3) : start;
}
