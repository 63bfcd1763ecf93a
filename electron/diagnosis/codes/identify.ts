import { findCode, findCodeByName, findExtended, findStatus } from './code-index.ts';
import { type KnownCode, hexOf } from './code-table.ts';
import { type Label, labelOf, saysExtended } from './labels.ts';
import { before, between, boxShaped, isBare, sideBySide, standsAtEnd } from './surroundings.ts';
import type { Token } from './tokens.ts';

/** What a number turned out to be: a code we know, one we do not, or no code. */
export type Finding = { readonly known: KnownCode } | { readonly unknown: string } | null;

/** The last main code, still waiting for its extended one. */
type OpenMain = { readonly token: Token; readonly value: number };
type Context = { readonly masked: string; readonly bare: boolean; readonly event1026: boolean; readonly label: string; readonly main: OpenMain | null; readonly same: boolean; readonly listed: boolean };

const EVENT_1026 = /ClientActiveX|Event ?ID\D{0,12}1026|1026\D{0,40}RDPClient|RDPClient\D{0,60}1026/iu;

/**
 * Decides for each number of a text what it is, from its shape and its neighbours:
 * - hexadecimal always counts: 32-bit values by table; small ones are disconnect reasons first, then extended, then Win32;
 * - the number after a main code is its extended code when a word says so, when it is no disconnect reason, or when the two stand
 *   side by side (two, not a list) or in the two lines of the box;
 * - a decimal counts only alone or behind a word for code, reason or error; one digit alone never does (`7` is an extended code only in a pair).
 * `original` is the text before masking (it may name its event).
 */
export const identifyTokens = (masked: string, tokens: readonly Token[], original: string): Finding[] => {
  const bare = isBare(masked, tokens);
  const event1026 = EVENT_1026.test(original);
  const findings: Finding[] = [];
  let main: OpenMain | null = null;
  let previousEnd = 0;
  for (const [index, token] of tokens.entries()) {
    const same: boolean = main !== null && token.value === main.value && (between(masked, main.token, token)?.length ?? 99) <= 24;
    const finding = identify(token, { masked, bare, event1026, main, same, listed: isListed(masked, tokens, index), label: before(masked, token, previousEnd) });
    if (finding !== null) previousEnd = token.end;
    main = nextMain(main, token, finding, same);
    findings.push(finding);
  }
  return findings;
};

/** Whether a number stands in a row of three or more: a list of codes, not a pair. */
const isListed = (masked: string, tokens: readonly Token[], index: number): boolean => {
  const touching = (first: Token | undefined, second: Token | undefined): boolean =>
    first !== undefined && second !== undefined && sideBySide(masked.slice(first.end, Math.min(second.start, first.end + 8)));
  return touching(tokens[index - 1], tokens[index]) && (touching(tokens[index - 2], tokens[index - 1]) || touching(tokens[index], tokens[index + 1]));
};

const nextMain = (main: OpenMain | null, token: Token, finding: Finding, same: boolean): OpenMain | null => {
  if (finding === null) return main;
  if ('unknown' in finding) return token.value < 0x10000 && token.notation === 'hex' ? { token, value: token.value } : main;
  if (finding.known.kind === 'disconnect') return same && main !== null ? { token, value: main.value } : { token, value: finding.known.number };
  return finding.known.kind === 'extended' ? null : main;
};

const identify = (token: Token, context: Context): Finding => {
  switch (token.notation) {
    case 'symbol':
      return known(findCodeByName(token.text));
    case 'hex':
      return hexadecimal(token, context) ?? { unknown: hexOf(token.value) };
    case 'negative':
      return known(findStatus(token.value)) ?? (labelOf(context.label, false) === 'code' ? { unknown: hexOf(token.value) } : null);
    case 'hexSuffix':
      return token.text.length >= 4 || context.bare ? onlyKnown(hexadecimal(token, context)) : null;
    case 'bareHex':
      return bareHexadecimal(token, context);
    case 'decimal':
      return decimal(token, context);
  }
};

const known = (code: KnownCode | null): Finding => (code === null ? null : { known: code });
const onlyKnown = (finding: Finding): Finding => (finding !== null && 'known' in finding ? finding : null);

const hexadecimal = (token: Token, context: Context): Finding => {
  if (token.value >= 0x8000_0000) return known(findStatus(token.value));
  if (context.same && context.main !== null) return known(findCode('disconnect', token.value));
  if (saysExtended(context.label)) return known(findExtended(token.value) ?? findCode('disconnect', token.value));
  const disconnect = findCode('disconnect', token.value);
  const extended = findCode('extended', token.value);
  if (disconnect !== null && extended !== null) return known(isSecond(token, context) ? extended : disconnect);
  return known(disconnect ?? extended ?? (isSecond(token, context) ? findExtended(token.value) : null) ?? win32(token.value));
};

const win32 = (value: number): KnownCode | null => (value >= 1000 ? findCode('win32', value) : null);

/** Whether a number that could be either stands in the extended place of the main code before it. */
const isSecond = (token: Token, { masked, main, listed }: Context): boolean => {
  if (main === null) return false;
  const gap = between(masked, main.token, token);
  if (gap === null) return false;
  if ((sideBySide(gap) && !listed) || boxShaped(masked, main.token, token)) return true;
  return token.value <= 0x1f && !/\n[^\n]*\n[^\n]*\n/.test(gap);
};

const bareHexadecimal = (token: Token, { bare, label }: Context): Finding => {
  if (token.value >= 0x8000_0000) return known(findStatus(token.value));
  return bare || labelOf(label, false) === 'code' ? known(findCode('disconnect', token.value)) : null;
};

const decimal = (token: Token, context: Context): Finding => {
  const { masked, bare, main, same, label } = context;
  if (same) return null;
  if (token.text.length === 8 && /^[89]/.test(token.text)) return known(findStatus(Number.parseInt(token.text, 16)));
  if (main !== null && token.value <= 0x7fff && isExtendedDecimal(token, context, main)) return known(findExtended(token.value));
  if (bare) return token.text.length === 1 ? null : byNumber(token, 'code');
  if (/[A-Za-z0-9_]/.test(masked.charAt(token.start - 1)) && !/(?:code|kode|kod|error|fehler|reason)$/iu.test(label)) return null;
  if (opensText(masked, token)) return known(findCode('disconnect', token.value));
  const strength = labelOf(label, context.event1026);
  if (strength === 'none') return null;
  const found = byNumber(token, strength);
  if (found !== null || strength !== 'code') return found;
  return token.text.length > 1 && !/(?:error|fehler|http)?\s?status/iu.test(label) ? { unknown: token.text } : null;
};

/** `2308 - Socket closed`: a line of somebody's list. */
const opensText = (masked: string, { start, end, text }: Token): boolean =>
  text.length >= 3 && start < 40 && !/[\p{L}\p{N}]/u.test(masked.slice(0, start)) && /^\s?[-:=(]\s?\p{L}/u.test(masked.slice(end, end + 4));

const isExtendedDecimal = (token: Token, { masked, bare, label }: Context, main: OpenMain): boolean => {
  if (saysExtended(label)) return true;
  const gap = between(masked, main.token, token);
  return gap !== null && standsAtEnd(masked, token) && findCode('extended', token.value) !== null && (sideBySide(gap) || /^, ?$/.test(gap) || (bare && /^\s*$/.test(gap)));
};

/** Status codes of the web: as `error 404` they mean themselves, not the hexadecimal number with the same digits. */
const isHttpStatus = (value: number): boolean => value >= 100 && value <= 599;

const byNumber = (token: Token, label: Exclude<Label, 'none'>): Finding => {
  const { value, text } = token;
  if (label === 'system') return known(findCode('win32', value) ?? findCode('disconnect', value));
  if (value >= 0x8000_0000) return known(findStatus(value));
  const plain = findCode('disconnect', value) ?? win32(value) ?? (label === 'code' ? findCode('extended', value) : null);
  if (plain !== null) return text.length === 1 && label === 'error' ? null : known(plain);
  const written = Number.parseInt(text, 16);
  return text.length >= 3 && !(label === 'error' && isHttpStatus(value)) ? known(findCode('disconnect', written)) : null;
};
