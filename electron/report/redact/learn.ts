import { isIP } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';
import { plainAddress } from './addresses.ts';
import { plainSpelling, type AliasBook } from './aliases.ts';
import { isSafeWord } from './safe-words.ts';

/** Last and next-to-last parts of names that say nothing about anybody. */
const COMMON = new Set(['com', 'net', 'org', 'edu', 'gov', 'mil', 'int', 'info', 'biz', 'local', 'lan', 'localdomain', 'internal', 'intranet', 'home', 'arpa', 'example', 'test', 'invalid', 'co', 'ac', 'go', 'ne', 'or', 'gr', 'ad', 'dev', 'app', 'cloud', 'www', 'rdp', 'tls', 'the', 'and']);
const NOBODY = new Set(['', '-', 'localhost', 'localhost.localdomain', 'any', 'none', 'localsubnet', 'workgroup']);

/** Words in the names of companies and of accounts that say nothing about anybody. */
const GENERIC = new Set(['corporation', 'company', 'limited', 'gmbh', 'group', 'global', 'international', 'solutions', 'systems', 'technologies', 'technology', 'holding', 'holdings', 'root', 'authority', 'trust', 'certification', 'issuing', 'intermediate', 'class', 'public', 'validated', 'admin', 'administrator', 'guest', 'user', 'users', 'test', 'backup', 'support', 'helpdesk', 'office', 'department', 'division', 'team']);

/** A person or an organisation is also called by a part of the name: `t.sato` is Sato. */
function learnParts(book: AliasBook, name: string, alias: string): void {
  for (const part of plainSpelling(name).split(/[\s._,+&()-]+/)) if (part.length >= (/[^\u0000-\u007f]/.test(part) ? 2 : 4) && /\p{L}/u.test(part) && !GENERIC.has(part) && !COMMON.has(part) && !isSafeWord(part)) book.link(part, alias);
}

/** An organisation, or a name of more than one word; `Users` and `Servers` name nobody. Gives the alias. */
export function learnOrg(book: AliasBook, name: string): string {
  if (/^\p{L}+$/u.test(name) && (GENERIC.has(plainSpelling(name)) || isSafeWord(name))) return name;
  const alias = book.alias('ORG', name);
  learnParts(book, name, alias);
  return alias;
}

/** A name as it is, and as DNS writes it (`xn--`), or the other way round. */
function written(plain: string): string[] {
  if (!/[^\u0000-\u007f]|(?:^|\.)xn--/.test(plain)) return [plain];
  return [...new Set([plain, domainToUnicode(plain), domainToASCII(plain)])].filter((one) => one !== '');
}

/** A computer's name in any form; its short name is the same computer, what follows is its domain. Gives the alias. */
export function learnName(book: AliasBook, name: string): string {
  const address = plainAddress(name);
  if (address !== null) return book.alias('IP', address);
  const plain = plainSpelling(name);
  if (NOBODY.has(plain)) return plain;
  const forms = written(plain);
  const alias = forms.map((one) => book.aliasOf(one)).find((one) => one !== undefined) ?? sameByShortName(book, plain) ?? book.alias('HOST', plain);
  for (const form of forms) {
    const [short = '', ...rest] = form.split('.');
    book.link(form, alias);
    if (short.length >= 2 && !COMMON.has(short)) book.link(short, alias);
    if (rest.length >= 1) learnDomain(book, rest.join('.'));
  }
  return alias;
}

/** The same short name is the same computer, unless both have a domain and the domains differ. */
function sameByShortName(book: AliasBook, plain: string): string | undefined {
  const alias = book.aliasOf(plain.split('.')[0] ?? '');
  const full = alias === undefined || !plain.includes('.') ? undefined : book.fullNameOf(alias);
  return full === undefined || `${full}.`.startsWith(`${plain}.`) || `${plain}.`.startsWith(`${full}.`) ? alias : undefined;
}

/** A domain, by its DNS or its NetBIOS name; every part that could name somebody is the domain too. Gives the alias. */
export function learnDomain(book: AliasBook, name: string): string {
  const plain = plainSpelling(name);
  if (NOBODY.has(plain)) return plain;
  const parts = plain.split('.');
  if (parts.length === 1 && COMMON.has(plain)) return plain;
  const forms = written(plain);
  const own = forms.flatMap((form) => form.split('.')).filter((part) => part.length >= (/[^\u0000-\u007f]/.test(part) ? 2 : 3) && !COMMON.has(part) && isIP(part) === 0);
  const alias = book.aliasOf(plain) ?? (own[0] === undefined ? undefined : book.aliasOf(own[0])) ?? book.alias('DOMAIN', plain);
  for (const one of [...forms, ...own]) book.link(one, alias);
  return alias;
}

/** A user as Windows writes them: `DOMAIN\user`, `user@domain`, `user`. Gives what stands for it. */
export function learnUser(book: AliasBook, name: string): string {
  const plain = plainSpelling(name);
  if (NOBODY.has(plain)) return plain;
  const [, domain, user] = /^([^\\]+)\\(.+)$/.exec(plain) ?? [];
  if (domain !== undefined && user !== undefined) {
    // `CORP\SRV-04$` is the computer's own account.
    if (user.endsWith('$')) return `${learnDomain(book, domain)}\\${learnName(book, user.slice(0, -1))}$`;
    const alias = book.alias('USER', user);
    book.link(plain, alias);
    learnParts(book, user, alias);
    return `${learnDomain(book, domain)}\\${alias}`;
  }
  const [, local, host] = /^([^@]+)@(.+)$/.exec(plain) ?? [];
  if (local !== undefined && host !== undefined) {
    const alias = book.alias('USER', local);
    book.link(plain, alias);
    learnParts(book, local, alias);
    learnDomain(book, host);
    return alias;
  }
  const alias = book.alias('USER', plain);
  learnParts(book, plain, alias);
  return alias;
}

/** A mail address or UPN: the user it names where that one is known; its domain is learnt. */
export function learnMail(book: AliasBook, mail: string): string {
  const plain = plainSpelling(mail.replace(/^mailto:/i, ''));
  const at = plain.lastIndexOf('@');
  learnDomain(book, plain.slice(at + 1));
  return book.aliasOf(plain) ?? book.aliasOf(plain.slice(0, at)) ?? book.alias('MAIL', plain);
}
