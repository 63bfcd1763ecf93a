import { isIP } from 'node:net';
import { plainAddress } from './addresses.ts';
import { plainSpelling, type AliasBook } from './aliases.ts';

/** Last and next-to-last parts of names that say nothing about anybody. */
const COMMON = new Set(['com', 'net', 'org', 'edu', 'gov', 'mil', 'int', 'info', 'biz', 'local', 'lan', 'localdomain', 'internal', 'intranet', 'home', 'arpa', 'example', 'test', 'invalid', 'co', 'ac', 'go', 'ne', 'or', 'gr', 'ad', 'dev', 'app', 'cloud', 'www', 'rdp', 'tls', 'the', 'and']);
const NOBODY = new Set(['', '-', 'localhost', 'localhost.localdomain', 'any', 'none', 'localsubnet', 'workgroup']);

/** A computer's name in any form; its short name is the same computer, what follows is its domain. Gives the alias. */
export function learnName(book: AliasBook, name: string): string {
  const address = plainAddress(name);
  if (address !== null) return book.alias('IP', address);
  const plain = plainSpelling(name);
  if (NOBODY.has(plain)) return plain;
  const [short = '', ...rest] = plain.split('.');
  const alias = book.aliasOf(plain) ?? book.aliasOf(short) ?? book.alias('HOST', plain);
  book.link(plain, alias);
  if (short.length >= 2 && !COMMON.has(short)) book.link(short, alias);
  if (rest.length >= 1) learnDomain(book, rest.join('.'));
  return alias;
}

/** A domain, by its DNS or its NetBIOS name; every part that could name somebody is the domain too. Gives the alias. */
export function learnDomain(book: AliasBook, name: string): string {
  const plain = plainSpelling(name);
  if (NOBODY.has(plain)) return plain;
  const parts = plain.split('.');
  if (parts.length === 1 && COMMON.has(plain)) return plain;
  const own = parts.filter((part) => part.length >= 3 && !COMMON.has(part) && isIP(part) === 0);
  const alias = book.aliasOf(plain) ?? (own[0] === undefined ? undefined : book.aliasOf(own[0])) ?? book.alias('DOMAIN', plain);
  book.link(plain, alias);
  for (const part of own) book.link(part, alias);
  return alias;
}

/** A user as Windows writes them: `DOMAIN\user`, `user@domain`, `user`. Gives what stands for it. */
export function learnUser(book: AliasBook, name: string): string {
  const plain = plainSpelling(name);
  if (NOBODY.has(plain)) return plain;
  const [, domain, user] = /^([^\\]+)\\(.+)$/.exec(plain) ?? [];
  if (domain !== undefined && user !== undefined) {
    const alias = book.alias('USER', user);
    book.link(plain, alias);
    return `${learnDomain(book, domain)}\\${alias}`;
  }
  const [, local, host] = /^([^@]+)@(.+)$/.exec(plain) ?? [];
  if (local !== undefined && host !== undefined) {
    const alias = book.alias('USER', local);
    book.link(plain, alias);
    learnDomain(book, host);
    return alias;
  }
  return book.alias('USER', plain);
}

/** A mail address or UPN: the user it names where that one is known; its domain is learnt. */
export function learnMail(book: AliasBook, mail: string): string {
  const plain = plainSpelling(mail.replace(/^mailto:/i, ''));
  const at = plain.lastIndexOf('@');
  learnDomain(book, plain.slice(at + 1));
  return book.aliasOf(plain) ?? book.aliasOf(plain.slice(0, at)) ?? book.alias('MAIL', plain);
}
