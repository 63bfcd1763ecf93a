import { TextDecoder } from 'node:util';

/** Reads lines of UTF-8 or, from the first line that is none, of Shift_JIS; null for bytes that are neither. */
export function lineReader(): (bytes: Buffer) => string | null {
  const decoders = [new TextDecoder('utf-8', { fatal: true }), new TextDecoder('shift_jis', { fatal: true })];
  let isUtf8 = false;
  return (bytes) => {
    for (const [index, decoder] of decoders.entries()) {
      const text = attempt(decoder, bytes);
      if (text === null) continue;
      // Half-width katakana can pass for UTF-8 of two bytes a letter, and UTF-8 of three for Shift_JIS: what a list is surely written in it keeps to.
      if (index > 0 && !isUtf8) decoders.reverse();
      isUtf8 ||= decoder.encoding === 'utf-8' && bytes.length !== text.length && /[\u0800-\uffff]/.test(text);
      return text;
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
