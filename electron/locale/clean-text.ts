/**
 * Characters that could move a cursor, hide text or turn its direction: controls, formats (bidi, zero-width, tags, soft hyphen),
 * what is ignored by default (fillers, variation selectors), line and paragraph separators, lone surrogates, what is no character.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** A hostile value made fit for a sentence: unsafe characters become U+FFFD, the rest stays, at most `max` characters. */
export function showable(text: string, max = 200): string {
  // A value longer than this is cut before the replacement, so that the work is bounded too.
  const cleaned = text.slice(0, max * 2).replace(UNSAFE, '\ufffd');
  const points = Array.from(cleaned);
  return points.length > max || text.length > max * 2 ? `${points.slice(0, max).join('')}…` : cleaned;
}

/** JSON whose every unsafe character is written as an escape: the same value to a parser, harmless to a terminal. */
export function safeJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(UNSAFE, (char) =>
    char === '\n' ? char : Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''));
}
