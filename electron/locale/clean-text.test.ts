import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeJson, showable } from './clean-text.ts';

const DANGEROUS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

it('replaces what could move a cursor, hide or turn text', () => {
  expect(showable('SRV\u001b[31m\u009b2J\u202eEVIL\u200b\u2066\ufeff')).toBe('SRV\ufffd[31m\ufffd2J\ufffdEVIL\ufffd\ufffd\ufffd');
  expect(showable('a\u00adb\u{e0041}c\u{1d173}d\ufe0fe\u3164f\uffff')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffd');
  expect(showable('a\ud800b')).toBe('a\ufffdb');
  expect(showable('日本語 ✓ 😀')).toBe('日本語 ✓ 😀');
});

it('cuts to a bound without splitting a character', () => {
  expect(showable('😀'.repeat(10), 3)).toBe('😀😀😀…');
  expect(showable('x'.repeat(1_000_000), 5)).toBe('xxxxx…');
});

it('writes JSON that is the same value and harmless to a terminal', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const json = safeJson({ text });
    expect(JSON.parse(json)).toEqual({ text });
    expect(json).not.toMatch(DANGEROUS);
  }), { numRuns: 2000 });
  expect(safeJson({ a: 1 }, 2)).toBe('{\n  "a": 1\n}');
});
