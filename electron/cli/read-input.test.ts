import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import { decode, readInputFile } from './read-input.ts';

describe('decode', () => {
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
  it.each([
    ['UTF-8', Buffer.from('エラー 0x904')], ['UTF-8 with a mark', Buffer.from('\ufeffエラー 0x904')],
    ['UTF-16', Buffer.from('\ufeffエラー 0x904', 'utf16le')], ['UTF-16 the other way round', swapped('\ufeffエラー 0x904')],
    ['Shift_JIS', Buffer.concat([Buffer.from('8347838981', 'hex'), Buffer.from('5b20', 'hex'), Buffer.from('0x904')])],
  ])('reads %s', (_, bytes) => expect(decode(bytes)).toBe('エラー 0x904'));
  it('knows UTF-16 without its mark by its zeros', () => {
    expect(decode(Buffer.from('Error code: 0x904', 'utf16le'))).toBe('Error code: 0x904');
    expect(decode(swapped('Error code: 0x904'))).toBe('Error code: 0x904');
  });
  it('takes what is none of them as it is', () => expect(decode(Buffer.from([0xff, 0x30, 0x78, 0x39, 0x80, 0xa0, 0xfd]))).toContain('0x9'));
});

describe('readInputFile', () => {
  const failed = (path: string, signal: AbortSignal) => readInputFile(path, 100, signal).then(() => null, (error: unknown) => (error instanceof Failure ? [error.exit, error.text.key] : error));
  it('names a file that cannot be read', async () => expect(await failed('/no/such/file', new AbortController().signal)).toEqual([74, 'cli:file.read.missing']));
  it('ends with 130 on Ctrl+C', async () => expect(await failed('/no/such/file', AbortSignal.abort())).toEqual([130, 'cli:cancelled']));
});
