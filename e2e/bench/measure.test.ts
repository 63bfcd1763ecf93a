import { describe, expect, it } from 'vitest';
import { compare, median } from './measure.ts';

describe('measuring', () => {
  it.each([[[3, 1, 2], 2], [[4, 1, 2, 3], 2.5], [[7], 7]])('has the middle of %j as median', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('takes turns and forgets the first round', async () => {
    const order: string[] = [];
    const contestant = (name: string, times: number[]) => ({ name, run: async () => { order.push(name); return times.shift(); } });
    const [a, b] = await compare([contestant('a', [100, 1, 2, 3]), contestant('b', [100, 4, 5, 6])], 3);
    expect(order.join('')).toBe('abababab');
    expect([a?.median, b?.median]).toEqual([2, 5]);
  });
});
