import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { common, gapsOf, sizeOf, type Gaps } from './uncovered.ts';

const gaps = fc.uniqueArray(fc.nat(60), { maxLength: 12 }).map((points): Gaps => {
  const sorted = [...points].sort((a, b) => a - b);
  return sorted.flatMap((from, index) => (index % 2 === 0 && sorted[index + 1] !== undefined ? [[from, sorted[index + 1] ?? 0] as const] : []));
});
const offsets = (list: Gaps): Set<number> => new Set(list.flatMap(([from, to]) => Array.from({ length: to - from }, (_, step) => from + step)));

describe('uncovered code', () => {
  it('has in common exactly what lies in both', () => {
    fc.assert(fc.property(gaps, gaps, (a, b) => {
      const [left, right] = [offsets(a), offsets(b)];
      const both = offsets(common(a, b));
      expect([...both].sort((x, y) => x - y)).toEqual([...left].filter((offset) => right.has(offset)).sort((x, y) => x - y));
      expect(sizeOf(common(a, b))).toBe(both.size);
    }));
  });

  it('is read from V8\'s nested ranges', () => {
    const ranges = [[0, 100, 2], [10, 40, 0], [15, 20, 0], [50, 60, 1], [70, 80, 0]].map(([startOffset = 0, endOffset = 0, count = 0]) => ({ startOffset, endOffset, count }));
    expect(gapsOf(ranges)).toEqual([[10, 40], [70, 80]]);
  });
});
