import { describe, expect, it } from 'vitest';
import { STAGES } from '../preload/contract/stages.ts';
import { STAGE_ORDER } from './state/stage-order.ts';

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!**/*.test.*'], { eager: true, query: '?raw', import: 'default' });

describe('the window', () => {
  it.each(Object.entries(sources))('takes only types from the contract: %s', (_path, source) => {
    // Its modules carry the schema library, which tries `new Function`: refused by the page's policy, and time lost at the start.
    const values = [...source.matchAll(/import (?!type\b)[^;]*? from '[^']*preload\/contract\/[^']*'/g)].map(([line]) => line);
    expect(values).toEqual([]);
  });

  it('has the stages of the contract in their order', () => {
    expect(STAGE_ORDER).toEqual(STAGES);
  });
});
