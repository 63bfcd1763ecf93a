import { plainAddress } from './addresses.ts';
import type { AliasBook } from './aliases.ts';
import { redactDistinguishedName } from './distinguished-name.ts';
import { redactFreeText } from './free-text.ts';
import { HIDDEN } from './hidden.ts';
import { learnDomain, learnName, learnOrg, learnUser } from './learn.ts';
import { leavePath, leaveRights } from './paths-and-rights.ts';
import { bannerText, strictText } from './strict-text.ts';

/**
 * What a text of a case is, which decides how it leaves. `plain`: only words that name nobody; `free`: names taken out; the rest is an alias.
 * `bytes`: hex that leaves only where no text is in it. `hidden`: never leaves, but what it says is known and taken out elsewhere.
 */
export type TextClass = 'plain' | 'free' | 'time' | 'host' | 'user' | 'ip' | 'domain' | 'org' | 'dn' | 'thumbprint' | 'serial' | 'sid' | 'path' | 'id' | 'bytes' | 'banner' | 'hidden';

/** An address or a name, whichever it is. */
const learnAny = (book: AliasBook, value: string): string => learnName(book, value.replace(/^\[|\]$/g, ''));

/** What a resolver answers instead of an address. */
const NO_ADDRESS: ReadonlySet<string> = new Set(['nodata', 'nxdomain', 'servfail', 'timeout', 'refused', 'none', 'error', 'skipped']);

/** How each kind of text leaves. */
export const LEAVE: Readonly<Record<TextClass, (value: string, book: AliasBook) => string | null>> = {
  plain: (value, book) => strictText(value, book),
  free: (value, book) => redactFreeText(value, book),
  time: (value) => (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(value) ? value : null),
  host: (value, book) => withPort(value, (name) => learnAny(book, name)),
  user: (value, book) => (/^S-1-/i.test(value) ? redactFreeText(value, book) : learnUser(book, value)),
  ip: (value, book) => withPort(value, (address) => (NO_ADDRESS.has(address) ? address : leaveAddress(address, book))),
  domain: (value, book) => learnDomain(book, value),
  org: (value, book) => learnOrg(book, value),
  dn: (value, book) => redactDistinguishedName(value, book),
  thumbprint: (value, book) => book.alias('CERT', value.replace(/[\s:]/g, '')),
  serial: (value, book) => book.alias('SERIAL', value.replace(/[\s:]/g, '')),
  sid: leaveRights,
  path: leavePath,
  banner: bannerText,
  id: (value, book) => book.alias('ID', value.replace(/^\{|\}$/g, '')),
  bytes: (value, book) => (isWire(value) && book.known.replaceBytes(value, () => '') === value ? value : null),
  hidden: (value, book) => {
    if (value.length >= 3) book.link(value, HIDDEN);
    return null;
  },
};

/** An address, also one written as a number; loopback and masks stay. */
function leaveAddress(value: string, book: AliasBook): string {
  const plain = plainAddress(value);
  if (plain === null) return learnAny(book, value);
  return redactFreeText(plain, book) === plain ? plain : book.alias('IP', plain);
}

/** `name:3389` keeps its port; an IPv6 has colons of its own. */
function withPort(value: string, leave: (name: string) => string): string {
  const [, name, port] = /^([^:\s]+|\[[^\]\s]+\]):(\d{1,5})$/.exec(value.trim()) ?? [];
  return value.trim() === '' ? '' : name === undefined || port === undefined ? leave(value.trim()) : `${leave(name)}:${port}`;
}

/** Hex of which no three bytes in a row are letters, in one or two bytes each. */
function isWire(value: string): boolean {
  if (!/^(?:[0-9a-f]{2}){1,64}$/i.test(value)) return false;
  const text = Buffer.from(value, 'hex').toString('latin1');
  return !/[\x20-\x7e]{3}|(?:[\x20-\x7e]\x00){3}|(?:\x00[\x20-\x7e]){3}/.test(text);
}
