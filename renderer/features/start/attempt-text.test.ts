import { describe, expect, it } from 'vitest';
import { errorTextOf, hex } from './attempt-text.ts';

describe('errorTextOf', () => {
  it('writes the codes as the error box does', () => {
    expect(hex(2308)).toBe('0x904');
    expect(errorTextOf({ reason: 2308, extended: 7 })).toBe('Error code: 0x904\nExtended error code: 0x7');
    expect(errorTextOf({ reason: 516, extended: null })).toBe('Error code: 0x204');
    expect(errorTextOf({ reason: null, extended: null })).toBe('');
  });
});
