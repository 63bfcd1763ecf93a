import { readings } from './fold.ts';

/** Letters of other scripts that look like Latin ones; only where a word mixes scripts, for then it is a trick or a slip. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', н: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p', ѕ: 's', т: 't', у: 'y', х: 'x', α: 'a', ο: 'o', ν: 'v', ρ: 'p', τ: 't', ι: 'i', κ: 'k', υ: 'u',
};

/** Spellings that are undone only to be looked at: in a plain text the same signs mean themselves (`Value=10`, `1 2 3 4`). */
const WAYS: readonly (readonly [pattern: RegExp, clear: (found: string) => string[]])[] = [
  // Quoted-printable and octal escapes.
  [/(?<!\S)\S*?(?:=[0-9A-F]{2}|\\[0-7]{3})\S*/gi, (found) => [bytewise(found)]],
  [/(?:U\+[0-9a-f]{4,6}[ ,]?){2,}[^\s]*/gi, (found) => [found.replace(/U\+([0-9a-f]{4,6})[ ,]?/gi, (_, hex: string) => String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16))))]],
  // Bytes in a row, in hex or as numbers.
  [/(?<![0-9A-Za-z])(?:(?:0x|\\x|#)?[0-9a-f]{2}h?[ ,:;.|_-]{1,2}){3,200}(?:0x|\\x|#)?[0-9a-f]{2}h?(?![0-9A-Za-z])/gi, (found) => readings(Buffer.from(found.replace(/0x|\\x|h/gi, '').replace(/[^0-9a-f]/gi, ''), 'hex'))],
  [/(?<![0-9A-Za-z])(?:\d{2,3}[ ,;]{1,2}){3,200}\d{2,3}(?![0-9A-Za-z])/g, (found) => readings(Buffer.from(found.split(/[ ,;]+/).map(Number).filter((one) => one < 256)))],
  // Letters with a space after each.
  [/(?<![\p{L}\p{N}])(?:[\p{L}\p{N}._@\\-] ){3,100}[\p{L}\p{N}._@\\-](?![\p{L}\p{N}])/gu, (found) => [found.replaceAll(' ', '')]],
  // A word of two scripts.
  [/[\p{Script=Latin}\p{N}._-]*[\p{Script=Cyrillic}\p{Script=Greek}][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}._-]*/gu, (found) => [Array.from(found.toLowerCase(), (char) => LOOK_ALIKE[char] ?? char).join('')]],
];

/** Takes out what would tell a name once it is undone. */
export function replaceExotic(text: string, tells: (clear: string) => boolean, hide: () => string): string {
  return WAYS.reduce((all, [pattern, clear]) => all.replace(pattern, (found) => (clear(found).some((one) => one !== found && tells(one)) ? hide() : found)), text);
}

function bytewise(text: string): string {
  return text.replace(/(?:=[0-9A-F]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8')).replace(/(?:\\[0-7]{3})+/g, (run) => Buffer.from(run.split('\\').slice(1).map((octal) => Number.parseInt(octal, 8) & 0xff)).toString('utf8'));
}
