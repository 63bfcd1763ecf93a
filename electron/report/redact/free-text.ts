import { replaceAddresses } from './addresses.ts';
import { ALIAS, type AliasBook, type AliasKind } from './aliases.ts';
import { replaceExotic } from './exotic.ts';
import { decoded, folded, unescaped } from './fold.ts';
import { HIDDEN } from './hidden.ts';
import { replaceLabelled } from './labelled.ts';
import { learnMail, learnName, learnUser } from './learn.ts';
import { isSafeWord } from './safe-words.ts';
import { SHAPES } from './shapes.ts';

/** More than any note holds; the rest is cut, for it was not looked at. */
const MAX_FREE = 20_000;
/** Wrapped text in wrapped text. */
const MAX_WRAPS = 3;
const PLACE = 0xf0000;

/**
 * Takes out of a text whatever names a person, a machine, an address, an organisation or a key: what the case knows by value, and the rest by its
 * shape, also where it is wrapped in base64, URL-encoded, or spelt with look-alike letters. What is left is the text without names, which may be
 * longer than the text was.
 */
export function redactFreeText(text: string, book: AliasBook, wraps = 0): string {
  const taken: string[] = [];
  const put = (alias: string): string => {
    taken.push(alias);
    return String.fromCodePoint(PLACE + taken.length - 1);
  };
  let open = unescaped(folded(text.slice(0, MAX_FREE)));
  open = replaceIds(open, book, put);
  open = book.known.replaceBytes(open, put);
  open = replaceWrapped(open, book, put, wraps);
  open = replaceExotic(open, (clear) => book.known.mentions(clear), () => put(HIDDEN));
  // Shapes first: once the known domain of `DOMAIN\\user` is gone, nothing tells that a user stood behind it. Before the addresses: a link or a mail may hold one.
  for (const { pattern, kind, needs, spare } of SHAPES.slice(0, ADDRESS_PLACE)) if (needs === undefined || open.includes(needs)) open = open.replace(pattern, (found) => (spare?.(found) ? (kind === 'SID' ? put(found) : found) : put(nameAlias(book, kind, found))));
  open = replaceAddresses(open, (plain) => put(book.alias('IP', plain)), (plain) => book.aliasOf(plain));
  for (const { pattern, kind, needs, spare } of SHAPES.slice(ADDRESS_PLACE)) if (needs === undefined || open.includes(needs)) open = open.replace(pattern, (found) => (spare?.(found) || (kind === 'HOST' && isSafeWord(found)) ? found : put(nameAlias(book, kind, found))));
  open = replaceLabelled(open, book, put);
  open = book.known.replace(open, put);
  return open.replace(/[\u{f0000}-\u{ffffd}]/gu, (char) => taken[(char.codePointAt(0) ?? PLACE) - PLACE] ?? HIDDEN);
}

/** Mail, SIDs, GUIDs and blocks come before addresses, paths and names after. */
const ADDRESS_PLACE = SHAPES.findIndex((one) => one.kind === 'PATH');

function nameAlias(book: AliasBook, kind: AliasKind, found: string): string {
  // Another spelling of something known.
  const known = kind === 'USER' ? '' : book.known.replace(found, (alias) => alias);
  if (known !== found && ALIAS.test(known)) return known;
  switch (kind) {
    case 'HOST': return learnName(book, found);
    case 'USER': return learnUser(book, found.replace(/\\{2,}/, '\\'));
    case 'MAIL': return learnMail(book, found);
    case 'CERT': case 'MAC': {
      const hex = found.replace(/^0x/i, '').replace(/[\s:.,_-]/g, '').toLowerCase();
      return book.alias(hex.length === 12 ? 'MAC' : kind, hex);
    }
    default: return book.alias(kind, found.replace(/^\{|\}$/g, ''));
  }
}

/** Ids and hashes first, whole: their parts have shapes of their own. */
function replaceIds(text: string, book: AliasBook, put: (alias: string) => string): string {
  return text.replace(/[A-Za-z0-9{}_-]{16,120}/g, (word) => {
    const alias = book.aliasOf(word);
    return alias !== undefined && /^(?:ID|CERT|SERIAL)-/.test(alias) ? put(alias) : word;
  });
}

/** Runs of base64 or hex letters: hidden whole where what they say in clear would be touched. */
function replaceWrapped(text: string, book: AliasBook, put: (alias: string) => string, wraps: number): string {
  if (wraps >= MAX_WRAPS) return text.replace(/[A-Za-z0-9+/_-]{20,}={0,2}/g, () => put(HIDDEN));
  const hide = (run: string): string => {
    const letters = run.replace(/\s+/g, '');
    if (letters.length > 64 && /[A-Z]/.test(letters) && /[a-z]/.test(letters) && !/[-_]/.test(letters)) return put(HIDDEN);
    if (letters.length >= 11 && book.known.ofHex(Buffer.from(letters, 'base64').toString('hex')) !== undefined) return put(HIDDEN);
    return decoded(letters).some((clear) => tells(clear, book, wraps)) ? put(HIDDEN) : run;
  };
  return text
    // A block that was broken into lines, then the runs alone.
    .replace(/(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{4,}(?:[ \t]*\n[ \t]*[A-Za-z0-9+/_-]{2,}){1,400}={0,2}/g, (block) => hide(block))
    .replace(/[A-Za-z0-9+/_-]{6,}={0,2}/g, (run) => hide(run));
}

function tells(clear: string, book: AliasBook, wraps: number): boolean {
  if (book.known.mentions(clear)) return true;
  // By shape only where it is text: any letters decode to something.
  if (/[^\x20-\x7e\s\u3040-\u9fff]/.test(clear.trim()) || clear.trim().length < 6) return false;
  return redactFreeText(clear, book, wraps + 1) !== clear;
}
