import { describe, expect, it } from 'vitest';

const shared = import.meta.glob<string>('../preload/contract/words.ts', { eager: true, query: '?raw', import: 'default' });
const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!**/*.test.*'], { eager: true, query: '?raw', import: 'default' });

describe('the window', () => {
  it.each(Object.entries(sources))('takes only types from the contract: %s', (_path, source) => {
    // Its modules carry the schema library, which tries `new Function`: refused by the page's policy, and time lost at the start.
    const values = [...source.matchAll(/import (?!type\b)[^;]*? from '[^']*preload\/contract\/(?!words\.ts')[^']*'/g)].map(([line]) => line);
    expect(values).toEqual([]);
  });

  it('finds the words it shares with main in a file that imports nothing', () => {
    const words = Object.values(shared)[0] ?? '';
    expect(words).toContain('export const STAGES');
    expect(words).not.toMatch(/\bimport\b\s*[^t]|\bfrom\s+'/);
  });
});
