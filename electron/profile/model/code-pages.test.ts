import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { fromShiftJis, fromWindows1252, toShiftJis, toWindows1252 } from './code-pages.ts';

const ALL = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

describe('Windows-1252', () => {
  it('gives every byte a character of its own, and back', () => {
    expect(new Set(fromWindows1252(ALL)).size).toBe(256);
    expect(toWindows1252(fromWindows1252(ALL))).toEqual(ALL);
  });
  it('knows its upper row', () => expect(fromWindows1252(Buffer.from([0x80, 0x8a, 0x99, 0x9f, 0xe9]))).toBe('€Š™Ÿé'));
  it.each(['田', '\u{1f600}', '\u0080'])('has no %j', (text) => expect(toWindows1252(text)).toBeNull());
});

describe('Shift_JIS', () => {
  it.each(['サーバー', 'ｱｲｳ', '田中 太郎', '①ソ表', '～'])('writes %j so that it is read again', (text) => expect(fromShiftJis(toShiftJis(text) ?? Buffer.alloc(0))).toBe(text));
  it('writes as Windows does', () => expect(toShiftJis('田中ソ①')).toEqual(Buffer.from([0x93, 0x63, 0x92, 0x86, 0x83, 0x5c, 0x87, 0x40])));
  it('has no é, and is not everything', () => expect([toShiftJis('é'), fromShiftJis(Buffer.from([0x81]))]).toEqual([null, null]));
});
