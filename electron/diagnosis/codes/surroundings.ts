import type { Token } from './tokens.ts';

const REACH = 64;

const lineTail = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);

/**
 * What stands before a number and can be its label: its line up to the number before it; when the number opens its line, the line above
 * (`Error code:` or `RDP disconnected!` and the number below it).
 */
export const before = (masked: string, token: Token, previousEnd: number): string => {
  const from = Math.max(previousEnd, token.start - REACH);
  const here = lineTail(masked.slice(from, token.start));
  if (/[\p{L}\p{N}]/u.test(here)) return here;
  return masked.slice(from, token.start).replace(/[\s!]{1,64}$/, '').split('\n').at(-1) ?? '';
};

/** What stands between two numbers, or null when they are too far apart to belong together. */
export const between = (masked: string, first: Token, second: Token): string | null =>
  second.start - first.end > 4 * REACH ? null : masked.slice(first.end, second.start);

/** Whether a text is nothing but numbers: the person typed or pasted bare codes. */
export const isBare = (masked: string, tokens: readonly Token[]): boolean => {
  if (tokens.length === 0 || tokens.length > 8 || masked.length > 400) return false;
  let rest = '';
  let from = 0;
  for (const { start, end } of tokens) {
    rest += masked.slice(from, start);
    from = end;
  }
  return !/[\p{L}\p{N}\u0001]/u.test(rest + masked.slice(from));
};

/** Two numbers with nothing between but signs: `0x904 0x7`, `0x904/0x7`, `2308 (7)`. A comma or a line end is too little. */
export const sideBySide = (gap: string): boolean => gap.length <= 6 && /^[ \t/|+:()[\]{}_*`-]+$/.test(gap);

/** The box of mstsc in any language: each number at the end of its own line, behind a label and a colon, with at most blank lines between. */
export const boxShaped = (masked: string, first: Token, second: Token): boolean => {
  const gap = masked.slice(first.end, second.start);
  if (!/^[ \t]*\n\s*[^\n]{1,80}[:=][ \t]*$/.test(gap)) return false;
  const label = lineTail(masked.slice(Math.max(0, first.start - 2 * REACH), first.start));
  return /\p{L}[^\n]*[:=][ \t]*$/u.test(label) && /^[ \t]*(?:\n|$)/.test(masked.slice(second.end, second.end + 80));
};

/** Whether nothing that goes on after a number makes it a count or a name: the end, a line end, or a closing sign. */
export const standsAtEnd = (masked: string, token: Token): boolean => /^[ \t]{0,4}(?:[.,;)\]}?!"'”»」]|\n|$)/.test(masked.slice(token.end, token.end + 8));
