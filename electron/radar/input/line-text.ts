import { TextDecoder } from 'node:util';

/** Reads lines of UTF-8 or, from the first line that is none, of Shift_JIS; null for bytes that are neither. */
export function lineReader(): (bytes: Buffer) => string | null {
  const decoders = [new TextDecoder('utf-8', { fatal: true }), new TextDecoder('shift_jis', { fatal: true })];
  return (bytes) => {
    for (const [index, decoder] of decoders.entries()) {
      const text = attempt(decoder, bytes);
      if (text === null) continue;
      // Half-width katakana can pass for UTF-8: what a list began with it keeps to.
      if (index > 0) decoders.reverse();
      return text.replace(/\r$/, '');
    }
    return null;
  };
}

function attempt(decoder: TextDecoder, bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
