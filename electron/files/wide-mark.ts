/** UTF-16 by its byte order mark (RFC 2781 3.2), which Windows programs write; null for everything else. */
export function wideByMark(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}
