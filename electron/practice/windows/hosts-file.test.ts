import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostsLines, withHostsEntry } from './hosts-file.ts';

const b64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const text = (file: string) => Buffer.from(file, 'base64').toString('latin1');
const name = 'srv-11.corp.example';

it('reads entries past marks, comments and blanks', () => {
  expect(hostsLines(Buffer.from('\ufeff# 10.0.0.1 no\r\n 10.0.0.2\tA b # c\r\nnonsense x\r\n::1 c\r\n').toString('base64'))).toEqual([
    { line: 2, address: '10.0.0.2', names: ['A', 'b'] }, { line: 4, address: '::1', names: ['c'] },
  ]);
});

it('comments out what was there and adds one line', () => {
  expect(text(withHostsEntry(b64(`# head\r\n10.0.0.9 ${name}\r\n10.0.0.8 other`), name, '10.0.4.31', 'tag 1')))
    .toBe(`# head\r\n# 10.0.0.9 ${name}\r\n10.0.0.8 other\r\n10.0.4.31\t${name}\t# tag 1\r\n`);
  expect(text(withHostsEntry(b64(`10.0.0.9 ${name}\n`), name, null, 'tag 1'))).toBe(`# 10.0.0.9 ${name}\n`);
  expect(text(withHostsEntry(null, name, '10.0.4.31', 't'))).toBe(`10.0.4.31\t${name}\t# t\r\n`);
});

it('keeps every byte it does not mean, and a second time changes nothing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const file = Buffer.from(bytes).toString('base64');
    const once = withHostsEntry(file, name, '10.0.4.31', 't');
    expect(Buffer.from(once, 'base64').subarray(0, bytes.length)).toEqual(Buffer.from(bytes));
    expect(withHostsEntry(once, name, '10.0.4.31', 't')).toBe(once);
    expect(hostsLines(once).filter((line) => line.names.includes(name))).toHaveLength(1);
  }));
});
