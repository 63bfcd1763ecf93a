import { expect, it } from 'vitest';
import { knownValues } from './known-values.ts';

const swap = (known: ReturnType<typeof knownValues>, text: string) => known.replace(text, (alias) => alias);

it('takes the longest value, in any case, with other signs between its parts', () => {
  const known = knownValues();
  known.add('srv-04', 'HOST-1');
  known.add('srv-04.corp.example', 'HOST-2');
  known.add('it', 'DOMAIN-1');
  expect(swap(known, 'SRV 04, srv_04.Corp.example, xsrv-04x, srv04, srv04b, it, bit, IT.')).toBe('HOST-1, HOST-2, xHOST-1x, HOST-1, srv04b, DOMAIN-1, bit, DOMAIN-1.');
});

it('knows bytes with and without signs between them, and a thumbprint by its beginning', () => {
  const known = knownValues();
  known.add('5296901c734c5a99b7bed83d243ceae40af99159', 'CERT-1');
  known.add('1f00a3c4d5e6f7', 'SERIAL-1');
  known.add('10.0.4.14', 'IP-1');
  expect(swap(known, '5296 901C 734c 5a99 b7be d83d 243c eae4 0af9 9159 | 5296901c… | 00:1f:00:a3:c4:d5:e6:f7 | 0x0a00040e | 5296 | ::0a00:040e')).toBe('CERT-1 | CERT-1… | SERIAL-1 | IP-1 | 5296 | ::0a00:040e');
  expect([known.ofHex('0A00040E'), known.ofHex('00')]).toEqual(['IP-1', undefined]);
});

it('mentions nothing in a few letters of chance', () => {
  const known = knownValues();
  known.add('abc', 'HOST-1');
  known.add('田中', 'USER-1');
  expect([known.mentions('xx abc xx'), known.mentions('xx 田中 xx')]).toEqual([false, true]);
});
