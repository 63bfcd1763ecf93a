/** What could recolour a terminal, move its cursor or turn text around: C0 but for the line feed, DEL, C1, bidi, zero-width and line separators. */
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** A complaint when text for a terminal holds a character it must not; null when it is clean. */
export function uncleanText(text: string, where: string): string | null {
  const at = text.search(FORBIDDEN);
  if (at < 0) return null;
  const code = text.codePointAt(at) ?? 0;
  return `${where} holds U+${code.toString(16).toUpperCase().padStart(4, '0')} near ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}`;
}
