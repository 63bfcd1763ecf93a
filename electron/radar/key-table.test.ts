import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyTable } from './key-table.ts';

it('holds what a map holds', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.string({ maxLength: 12 }), fc.nat(65_535)), { maxLength: 3000 }), (entries) => {
    const table = new KeyTable();
    for (const [key, value] of entries) table.set(key, value);
    const map = new Map(entries);
    expect(table.size).toBe(map.size);
    for (const [key, value] of map) expect(table.get(key)).toBe(value);
    expect(table.get('never a key of these, it is too long')).toBe(0);
  }), { numRuns: 30 });
});

it('tells a hundred thousand hosts apart', () => {
  const table = new KeyTable();
  for (let index = 0; index < 100_000; index++) table.set(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255} 3389`, 1);
  expect(table.size).toBe(100_000);
});
