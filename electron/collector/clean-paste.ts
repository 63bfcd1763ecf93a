/** What mail, chat and portals put between and around the letters of a block: invisible marks, odd spaces, quotation marks of every kind. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|[^\P{Cc}\t\n\r]/gu;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const QUOTES = /["'`\u00ab\u00bb\u2018-\u201f\u2039\u203a\u300c-\u300f]/g;
/** What an input method makes of ASCII. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** A terminal's colours (ECMA-48 CSI). */
const COLOURS = /\u001b\[[0-9;?]{0,40}[@-~]/g;
/** A reply in a mail begins its lines with it; a console with its prompt. */
const REPLY_MARKS = /^[ \t]*(?:>[ \t]?)+/gm;
const PROMPTS = /^[ \t]*PS [^>\r\n]{0,260}>/gm;
/** Bounded: in a text of nothing but backslashes each is looked at a few times only. More than one: JSON inside JSON. */
const ESCAPES = /\\{1,16}(?:u([0-9a-f]{4})|([rnt/]))/gi;
const ENTITIES = /&(?:amp;){0,8}(?:#x([0-9a-f]{1,4})|#(\d{1,5})|(nbsp|plus|equals|sol|gt|lt|quot|newline|tab));/gi;
const NAMED: Readonly<Record<string, string>> = { plus: '+', equals: '=', sol: '/', gt: '>', lt: '<' };
/** How a link's text is written. */
const PERCENT = /%(2[0bf]|3d|0[9ad])/gi;
const TAGS = /<\/?(?:br|wbr|p|div|span|pre|code|td|tr|th|li|ul|ol|font|b|i|a|blockquote|samp|tt)(?:\s[^<>]{0,300})?\/?>/gi;

/** A pasted text with what was put around a block's letters taken away; the letters themselves stay. Never longer than it was; linear in its length. */
export function cleanPaste(text: string): string {
  return text
    .replace(COLOURS, '')
    .replace(PROMPTS, '')
    .replace(ESCAPES, (_, code?: string, letter?: string) => (code === undefined ? (letter === '/' ? '/' : '\n') : letterOf(Number.parseInt(code, 16))))
    .replace(ENTITIES, (_, hex?: string, decimal?: string, name?: string) => (name === undefined ? letterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) : NAMED[name.toLowerCase()] ?? ' '))
    .replace(PERCENT, (_, code: string) => letterOf(Number.parseInt(code, 16)))
    .replace(TAGS, '\n')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(FULL_WIDTH, (letter) => letterOf(letter.charCodeAt(0) - 0xfee0))
    .replace(QUOTES, ' ')
    .replace(REPLY_MARKS, '');
}

/** A control, whichever it was, ends a line. */
function letterOf(code: number): string {
  return code < 0x20 ? '\n' : String.fromCharCode(code);
}
