import { expect, it } from 'vitest';
import { formatDay, formatMonth, issuerName, targetOf } from './format-row.ts';

it.each([['srv-04', 3389, 'srv-04'], ['srv-04', 3390, 'srv-04:3390'], ['fd00::4', 3389, 'fd00::4'], ['fd00::4', 3390, '[fd00::4]:3390']])('%s %d is typed %s', (host, port, text) => {
  expect(targetOf({ host, port })).toBe(text);
});

it.each([['CN=corp-ca,DC=corp,DC=example', 'corp-ca'], ['O=Corp\\, Inc,CN=A\\,B', 'A,B'], ['O=Only', 'O=Only'], ['', ''], ['DC=x,CN=', 'DC=x,CN=']])('the issuer %s is called %s', (issuer, name) => {
  expect(issuerName(issuer)).toBe(name);
});

it('shows days and months, and nothing for what is no date', () => {
  expect([formatDay('2027-02-11T23:59:59Z'), formatDay('soon'), formatDay(null)]).toEqual(['2027-02-11', null, null]);
  expect([formatMonth('en', Date.UTC(2026, 10, 1), 'short'), formatMonth('ja', Date.UTC(2026, 10, 1), 'long')]).toEqual(['Nov', '2026年11月']);
});
