import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatMs, formatTime, visible } from './format.ts';
import { restOfTexts, startTexts } from './i18n.ts';

beforeAll(() => startTexts('en').then(() => restOfTexts()));

describe('formatMs', () => {
  it.each([[0, '0 ms'], [3.24, '3.2 ms'], [9.99, '10 ms'], [12.6, '13 ms'], [999, '999 ms'], [1000, '1.0 s'], [59_999, '59.9 s'], [60_000, '1 min 0 s'], [125_900, '2 min 5 s']])('%d', (ms, text) => {
    expect(formatMs(i18next.t, ms)).toBe(text);
  });
});

describe('formatTime', () => {
  it('shows milliseconds, and what is no date as it is', () => {
    expect(formatTime('en', '2026-11-21T10:41:05.123Z')).toMatch(/^\d\d:\d\d:05\.123$/);
    expect(formatTime('en', 'now\u0007')).toBe('now\\u{7}');
  });
});

describe('visible', () => {
  it('shows what hides and leaves the rest', () => {
    expect(visible('srv\u202e04\u0000\u200b\ufeff\u{e0041}')).toBe('srv\\u{202e}04\\u{0}\\u{200b}\\u{feff}\\u{e0041}');
    expect(visible('日本語 サーバー é 😀')).toBe('日本語 サーバー é 😀');
  });
});
