import { expect, it } from 'vitest';
import { readAliasKey, writeAliasKey } from '../alias-key-file.ts';
import { openAliases } from './aliases.ts';
import { learnName, learnUser } from './learn.ts';

it('ties a short name, its full name and its account to one alias, and keeps namesakes of another domain apart', () => {
  const book = openAliases();
  expect([learnName(book, 'srv-04'), learnName(book, 'SRV-04.corp.example.'), learnName(book, 'srv-04.corp'), learnUser(book, 'CORP\\SRV-04$'), learnName(book, 'srv-04.lab.test')]).toEqual(['HOST-1', 'HOST-1', 'HOST-1', 'DOMAIN-1\\HOST-1$', 'HOST-2']);
});

it('knows a name in both of its spellings', () => {
  const book = openAliases();
  expect([learnName(book, 'münchen.firma.test'), learnName(book, 'xn--mnchen-3ya.firma.test'), learnName(book, 'xn--mnchen-3ya')]).toEqual(['HOST-1', 'HOST-1', 'HOST-1']);
});

it('writes a key that opens again, whatever was hidden', () => {
  const book = openAliases();
  learnName(book, `${'a'.repeat(5000)}.test`);
  for (let at = 0; at < 30_000; at++) learnName(book, `pc-${at}.corp.example`);
  const read = readAliasKey(Buffer.from(writeAliasKey(book.key())));
  expect(read.ok && openAliases(read.key).aliasOf('pc-7')).toBe(book.aliasOf('pc-7'));
});
