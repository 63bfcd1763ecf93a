import { numberSpellings, plainAddress, replaceAddresses } from './addresses.ts';
import { plainSpelling, type AliasBook, type AliasKind } from './aliases.ts';
import { decoded, folded, unescaped } from './fold.ts';
import { learnMail, learnName, learnUser } from './learn.ts';
import { SHAPES } from './shapes.ts';

/** What stands where something was taken out for which there is no alias. */
export const HIDDEN = '[hidden]';

/** More than any note holds; the rest is cut, for it was not looked at. */
const MAX_FREE = 20_000;
/** A word within a word of this length is no accident. */
const SURE_LENGTH = 6;
/** Wrapped text in wrapped text. */
const MAX_WRAPS = 3;
const PLACE = 0xf0000;

/**
 * Takes out of a text whatever names a person, a machine, an address, an organisation or a key: what the case knows by value, and the rest by its
 * shape, also where it is wrapped in base64, URL-encoded, or spelt with look-alike letters. What is left is the text without names.
 */
export function redactFreeText(text: string, book: AliasBook, wraps = 0): string {
  const taken: string[] = [];
  const put = (alias: string): string => {
    taken.push(alias);
    return String.fromCodePoint(PLACE + taken.length - 1);
  };
  let open = unescaped(folded(text.slice(0, MAX_FREE)));
  open = replaceIds(open, book, put);
  open = replaceWrapped(open, book, put, wraps);
  // Shapes first: once the known domain of `DOMAIN\\user` is gone, nothing tells that a user stood behind it. Before the addresses: a link or a mail may hold one.
  for (const { pattern, kind, spare } of SHAPES.slice(0, ADDRESS_PLACE)) open = open.replace(pattern, (found) => put(spare?.(found) ? found : nameAlias(book, kind, found)));
  open = replaceAddresses(open, (plain) => put(book.alias('IP', plain)));
  for (const { pattern, kind, spare } of SHAPES.slice(ADDRESS_PLACE)) open = open.replace(pattern, (found) => (spare?.(found) ? found : put(nameAlias(book, kind, found))));
  open = replaceKnown(open, book, put);
  return open.replace(/[\u{f0000}-\u{ffffd}]/gu, (char) => taken[(char.codePointAt(0) ?? PLACE) - PLACE] ?? HIDDEN);
}

/** Mail, SIDs, GUIDs and blocks come before addresses, paths and names after. */
const ADDRESS_PLACE = SHAPES.findIndex((one) => one.kind === 'PATH');

function nameAlias(book: AliasBook, kind: AliasKind, found: string): string {
  if (kind === 'HOST') return learnName(book, found);
  if (kind === 'USER') return learnUser(book, found);
  if (kind === 'MAIL') return learnMail(book, found);
  return book.alias(kind, found.replace(/^\{|\}$/g, ''));
}

/** Known values, the longest first. Short ones only as words of their own. */
function replaceKnown(text: string, book: AliasBook, put: (alias: string) => string): string {
  const pattern = knownPattern(book);
  return pattern === null ? text : text.replace(pattern, (found) => {
    const alias = book.aliasOf(found) ?? spellings.get(book)?.get(plainSpelling(found));
    return alias === undefined ? HIDDEN : put(alias);
  });
}

/** Ids and hashes first, whole: their parts have shapes of their own. */
function replaceIds(text: string, book: AliasBook, put: (alias: string) => string): string {
  return text.replace(/[A-Za-z0-9{}_-]{16,120}/g, (word) => {
    const alias = book.aliasOf(word);
    return alias !== undefined && /^(?:ID|CERT|SERIAL)-/.test(alias) ? put(alias) : word;
  });
}

const spellings = new WeakMap<AliasBook, Map<string, string>>();
const patterns = new WeakMap<AliasBook, { count: number; pattern: RegExp | null }>();

function knownPattern(book: AliasBook): RegExp | null {
  const known = [...book.known()];
  const made = patterns.get(book);
  if (made?.count === known.length) return made.pattern;
  const all = new Map<string, string>();
  for (const [value, alias] of known) {
    if (value.length >= 2) all.set(value, alias);
    const address = plainAddress(value);
    for (const spelling of address === null ? [] : numberSpellings(address)) all.set(spelling, alias);
  }
  spellings.set(book, all);
  const parts = [...all.keys()].sort((a, b) => b.length - a.length).map((value) => {
    const exact = value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
    // A number is only itself within no other number; a long name also within a longer word.
    return value.length >= SURE_LENGTH && /[^\d.]/.test(value) ? exact : `(?<![A-Za-z0-9])${exact}(?![A-Za-z0-9])`;
  });
  const pattern = parts.length === 0 ? null : new RegExp(parts.join('|'), 'giu');
  patterns.set(book, { count: known.length, pattern });
  return pattern;
}

/** Runs of base64 or hex letters: hidden whole where what they say in clear would be touched. */
function replaceWrapped(text: string, book: AliasBook, put: (alias: string) => string, wraps: number): string {
  if (wraps >= MAX_WRAPS) return text.replace(/[A-Za-z0-9+/_-]{20,}={0,2}/g, () => put(HIDDEN));
  return text.replace(/[A-Za-z0-9+/_-]{6,}={0,2}/g, (run) => {
    if (run.length > 64 && /[A-Z]/.test(run) && /[a-z]/.test(run) && !/[-_]/.test(run)) return put(HIDDEN);
    return decoded(run).some((clear) => tells(clear, book, wraps)) ? put(HIDDEN) : run;
  });
}

function tells(clear: string, book: AliasBook, wraps: number): boolean {
  const known = knownPattern(book);
  // A few letters turn up in any bytes.
  if (known !== null && [...clear.matchAll(known)].some(([found]) => found.length >= 4)) return true;
  // By shape only where it is text: any letters decode to something.
  if (/[^\x20-\x7e\s\u3040-\u9fff]/.test(clear.trim()) || clear.trim().length < 6) return false;
  return redactFreeText(clear, book, wraps + 1) !== clear;
}
