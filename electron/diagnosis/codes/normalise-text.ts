/** First code points of the decimal digits people paste: full-width is folded apart. Unicode general category Nd. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x1040, 0x17e0];

/** Cyrillic letters that look like hexadecimal digits; a Russian keyboard types them after `0x`. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { А: 'A', В: 'B', С: 'C', Е: 'E', а: 'a', с: 'c', е: 'e' };

const foldCharacter = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  const zero = DIGIT_ZEROS.find((start) => code >= start && code <= start + 9);
  if (zero !== undefined) return String(code - zero);
  if (code === 0x3000 || code === 0xa0 || code === 0x2007 || code === 0x202f) return ' ';
  return '-';
};

const foldHex = (found: string): string => found.replace(/[АВСЕасе]/g, (letter) => LOOK_ALIKES[letter] ?? letter);

/**
 * One spelling for the same characters: full-width and foreign digits as ASCII, odd spaces and minus signs as the plain ones, `0×904`
 * and `Ox904` as `0x904`, invisible and direction marks and NULs (UTF-16 read as bytes) removed, line ends as `\n`.
 * Compatibility folding (NFKC) is not used: it would make numbers out of `①` and `²`.
 */
export const normaliseText = (text: string): string =>
  text
    .replace(/[\0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(
      /[\uff01-\uff5e\u3000\u00a0\u2007\u202f\u2010-\u2015\u2212\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9]/g,
      foldCharacter,
    )
    .replace(/(?<![0-9A-Za-z])[0Oo][xX×хХχΧ](?=[0-9A-Fa-fАВСЕасе]*[0-9])[0-9A-Fa-fАВСЕасе]{1,16}(?![0-9A-Za-z])/g, (found) => `0x${foldHex(found.slice(2))}`);
