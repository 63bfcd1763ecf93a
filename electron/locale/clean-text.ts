/**
 * Characters that could move a cursor, hide text or turn its direction: C0, C1, DEL, soft hyphen, zero-width, bidi
 * controls, line and paragraph separators, interlinear and tag characters, variation selectors used alone, lone surrogates.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfef]/g;

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
