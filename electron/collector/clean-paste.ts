/** What mail, chat and portals put between and around the letters of a block: invisible marks, odd spaces, quotation marks of every kind. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\0]/gu;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const QUOTES = /["'`\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f\uff02\uff07]/g;
/** A reply in a mail begins its lines with it. */
const REPLY_MARKS = /^[ \t]*(?:>[ \t]?)+/gm;
/** How JSON and HTML write letters of base64: `+`, `/`, `=`; and ends of lines. More than one backslash: JSON inside JSON. */
const ESCAPES = /\\+(?:u00(2b|2f|3d|0d|0a|09)|([rnt/]))|&#(?:x(2b|2f|3d)|(43|47|61));/gi;

/** A pasted text with what was put around a block's letters taken away; the letters themselves stay. */
export function cleanPaste(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(ESCAPES, (_, unicode?: string, letter?: string, hex?: string, decimal?: string) => {
      if (letter !== undefined) return letter === '/' ? '/' : '\n';
      const code = decimal === undefined ? Number.parseInt(unicode ?? hex ?? '20', 16) : Number(decimal);
      return code < 0x20 ? '\n' : String.fromCharCode(code);
    })
    .replace(QUOTES, ' ')
    .replace(REPLY_MARKS, '');
}
