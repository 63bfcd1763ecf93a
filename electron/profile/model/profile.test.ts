import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProfile } from '../describe.ts';
import { damageOf, MAX_PROFILE_BYTES } from './damage.ts';
import { lineEnd, readProfile, usualLineEnd, writeProfile } from './profile.ts';

const utf16 = (text: string, mark = true) => Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
const bigEndian = (text: string, mark = true) => Buffer.from(utf16(text, mark)).swap16();
const TEXT = 'screen mode id:i:2\r\nfull address:s:srv-04\r\n';

describe('any bytes', () => {
  it('are written back as they were', () => {
    const pieces = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('\r\n', '\n', '\r', '\0', 'full address:s:é例', 'x:i:1', 'a:b', '\ufeff').map((text) => Buffer.from(text)), fc.constantFrom('\r\n', '\n', 'full address:s:例').map((text) => utf16(text, false)));
    fc.assert(fc.property(fc.constantFrom<number[]>([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]), fc.array(pieces, { maxLength: 12 }), (mark, parts) => {
      const bytes = Buffer.concat([Buffer.from(mark), ...parts.map((one) => Buffer.from(one))]);
      for (const codePage of ['windows-1252', 'shift_jis'] as const) {
        const profile = readProfile(bytes, codePage);
        expect(writeProfile(profile).equals(bytes)).toBe(true);
        describeProfile(profile);
      }
    }), { numRuns: 1500 });
  });

  it('of ten megabytes too, and of line ends alone', () => {
    for (const bytes of [Buffer.alloc(1024 * 1024, '\n'), Buffer.alloc(MAX_PROFILE_BYTES, 'x'), Buffer.alloc(MAX_PROFILE_BYTES, Buffer.concat([Buffer.alloc(500, 0xfe), Buffer.from('\r\n\0\ra\n')]))]) {
      expect(writeProfile(readProfile(bytes)).equals(bytes)).toBe(true);
    }
  });
});

describe('what a file is written in', () => {
  it.each([
    [utf16(TEXT), 'utf-16le', true], [utf16(TEXT, false), 'utf-16le', false], [bigEndian(TEXT), 'utf-16be', true], [bigEndian(TEXT, false), 'utf-16be', false],
    [Buffer.from(`\ufeff${TEXT}`), 'utf-8', true], [Buffer.from(TEXT), 'utf-8', false], [Buffer.from('username:s:田中\n'), 'utf-8', false], [Buffer.from('username:s:caf\xe9\n', 'latin1'), 'windows-1252', false],
    [utf16('username:s:山\u3000田太郎様御中営業部\r\nfull address:s:サーバー\r\n', false), 'utf-16le', false], [Buffer.alloc(0), 'utf-8', false],
  ])('%#: %s', (bytes, encoding, bom) => expect(describeProfile(readProfile(bytes))).toMatchObject({ encoding, bom }));

  it('takes the Japanese code page only where the system has it', () => {
    const bytes = Buffer.concat([Buffer.from('username:s:'), Buffer.from([0x93, 0x63, 0x92, 0x86]), Buffer.from('\r\n')]);
    expect(describeProfile(readProfile(bytes, 'shift_jis'))).toMatchObject({ encoding: 'shift_jis', settings: [{ value: '田中' }] });
    expect(describeProfile(readProfile(bytes))).toMatchObject({ encoding: 'windows-1252', settings: [{ value: '“c’†' }] });
  });
});

describe('its lines', () => {
  it.each([
    ['a:i:1\r\nb:i:2\r\n', 'crlf', 'crlf'], ['a:i:1\nb:i:2', 'lf', 'lf'], ['a:i:1\r\nb:i:2\n', 'mixed', 'crlf'], ['a:i:1\nb:i:2\nc:i:3\r\n', 'mixed', 'lf'], ['a:i:1\rb:i:2\r', 'mixed', 'cr'], ['a:i:1', 'crlf', 'crlf'],
  ] as const)('%j end in %s', (text, ends, usual) => {
    for (const bytes of [Buffer.from(text), utf16(text), bigEndian(text)]) {
      expect(describeProfile(readProfile(bytes)).lineEnds).toBe(ends);
      expect(usualLineEnd(readProfile(bytes))).toBe(usual);
    }
  });

  it('keep order, case, spaces, doubles and what is no setting', () => {
    const document = describeProfile(readProfile(utf16('Full Address:s:A\r\n\r\ngarbage\r\n full address :S:b:c\r\nx:q:1\r\n:s:1\r\nempty:s:')));
    expect(document.settings).toEqual([{ key: 'Full Address', type: 's', value: 'A', line: 1 }, { key: 'full address', type: 's', value: 'b:c', line: 4 }, { key: 'empty', type: 's', value: '', line: 7 }]);
    expect(document.otherLines).toEqual([{ line: 2, text: '' }, { line: 3, text: 'garbage' }, { line: 5, text: 'x:q:1' }, { line: 6, text: ':s:1' }]);
  });

  it('know when the last one has no end', () => {
    const { lines } = readProfile(Buffer.from('a\r\nb'));
    expect([lines.count, lineEnd(readProfile(Buffer.from('a\r\nb')), 1)]).toEqual([2, null]);
  });

  it('are signed only with both lines filled', () => {
    const signed = (text: string) => describeProfile(readProfile(Buffer.from(text))).signed;
    expect([signed('signscope:s:Full Address\r\nSignature:s:AQ\r\n'), signed('signature:s:AQ\r\n'), signed('signscope:s:x\r\nsignature:s:\r\n')]).toEqual([true, false, false]);
  });
});

describe('damage', () => {
  it.each([
    ['halfCharacter', Buffer.concat([utf16('a:i:1\r\nb:i:2'), Buffer.from([0x31])]), 2], ['zeros', Buffer.from('a:i:1\r\n\0\0\0\0\r\n'), 2], ['zeros', Buffer.alloc(50), 1],
    ['notAProfile', Buffer.from('\x89PNG\r\n\x1a\nxyz', 'latin1'), 1], ['notAProfile', Buffer.from('hello\nworld'), 1], ['tooManyLines', Buffer.from(`a:i:1${'\n'.repeat(2_000_001)}`), 2_000_001],
  ])('%s is named with its line', (key, bytes, line) => expect(damageOf(readProfile(bytes))).toMatchObject({ key: `profile:damaged.${key}`, params: { line } }));
  it('is a file that is too large', () => expect(damageOf(readProfile(Buffer.alloc(MAX_PROFILE_BYTES + 1, 'x')))).toMatchObject({ key: 'profile:damaged.tooLarge' }));
  it.each([[Buffer.alloc(0)], [Buffer.from('\r\n \r\n')], [utf16('')], [Buffer.from('garbage\r\n????\r\na:i:1')], [utf16('a:i:1\r\n\0')], [Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x73, 0x3a, 0xff])]])('%# is none', (bytes) => expect(damageOf(readProfile(bytes))).toBeNull());
});
