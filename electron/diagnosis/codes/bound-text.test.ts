import { describe, expect, it } from 'vitest';
import { boundText, SCAN_LIMIT } from './bound-text.ts';
import { explainText } from './explain.ts';

const MEGABYTES = 5_000_000;
const fill = (part: string): string => part.repeat(Math.ceil(MEGABYTES / part.length));
const around = (code: string): string => `${'word '.repeat(400_000)}${code}${' word'.repeat(400_000)}`;

describe('boundText', () => {
  it('leaves a short text as it is', () => {
    const text = 'Error code: 0x904\n'.repeat(100);
    expect(boundText(text)).toBe(text);
  });

  it.each(['A', '0x', '0x1 ', '0x904 ', '<', '1 ', '\n', 'エ'])('reads a bounded part of megabytes of %j', (part) => {
    expect(boundText(fill(part)).length).toBeLessThanOrEqual(SCAN_LIMIT);
  });

  it.each([
    ['at the beginning', `Error code 2308 ${fill('word ')}`],
    ['at the end', `${fill('word ')} Error code 2308`],
    ['in the middle, hexadecimal', around('\nError code: 0x904\n')],
  ])('keeps a code %s', (_, text) => {
    expect(explainText(text).codes.map(({ number }) => number)).toEqual([2308]);
  });

  it('keeps what stands around a code in the middle', () => {
    expect(explainText(around('\nError code: 0x904\nExtended error code: 0x7\n')).codes).toHaveLength(2);
  });

  it('cuts no number in two', () => {
    for (let shift = 0; shift < 60; shift += 7) {
      const text = `${'x'.repeat(shift)} ${'0x80090302 '.repeat(20_000)}`;
      expect(explainText(text).codes.map(({ hex }) => hex)).toEqual(['0x80090302']);
      expect(explainText(text).unknownCodes).toEqual([]);
    }
  });
});

describe('binary data', () => {
  it('is calm: bytes are not read as codes', () => {
    let state = 1;
    const bytes = Buffer.from(Array.from({ length: 200_000 }, () => (state = (state * 48271) % 0x7fffffff) & 0xff));
    for (const encoding of ['latin1', 'utf8', 'utf16le'] as const) {
      const model = explainText(bytes.toString(encoding));
      expect([model.codes, model.activityId, model.at, model.target]).toEqual([[], null, null, null]);
    }
  });
});
