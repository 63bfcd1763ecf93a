import type { AliasBook } from './aliases.ts';
import { HIDDEN } from './hidden.ts';
import { learnDomain, learnMail, learnName, learnOrg } from './learn.ts';

/** The parts of an RFC 4514 string; an escaped comma does not part. */
function partsOf(text: string): { type: string; value: string }[] {
  return text.split(/(?<!\\)[,+](?=\s*[A-Za-z0-9.]+\s*=)/).map((part) => {
    const at = part.indexOf('=');
    return at === -1 ? { type: '', value: part } : { type: part.slice(0, at).trim().toUpperCase(), value: part.slice(at + 1).replace(/\\(.)/g, '$1').trim() };
  });
}

/** Teaches the book every name in it, and gives the string with aliases; what is neither a name nor an organisation is hidden. */
export function redactDistinguishedName(text: string, book: AliasBook): string {
  return partsOf(text).map(({ type, value }) => {
    if (value === '') return type === '' ? '' : `${type}=`;
    switch (type) {
      case 'CN': return `CN=${/\s/.test(value) ? learnOrg(book, value) : learnName(book, value)}`;
      case 'O': case 'OU': return `${type}=${learnOrg(book, value)}`;
      case 'DC': return `DC=${learnDomain(book, value)}`;
      case 'E': case 'EMAIL': case 'EMAILADDRESS': case '1.2.840.113549.1.9.1': return `E=${learnMail(book, value)}`;
      case 'SERIALNUMBER': return `SERIALNUMBER=${book.alias('SERIAL', value)}`;
      default: {
        // It still is a name of somebody's: what it says must not stand anywhere else.
        if (value.length >= 3) learnOrg(book, value);
        return HIDDEN;
      }
    }
  }).join(',');
}
