import { describe, expect, it } from 'vitest';
import { hexDump } from './hex-dump.ts';

describe('hexDump', () => {
  it('shows offset, bytes and what is printable', () => {
    expect(hexDump('0300002d28e00000000000436f6f6b69653a20')).toBe(
      ['0000  03 00 00 2d 28 e0 00 00 00 00 00 43 6f 6f 6b 69  ...-(......Cooki', '0010  65 3a 20                                         e: '].join('\n'),
    );
  });
  it('is empty for nothing', () => expect(hexDump('')).toBe(''));
});
