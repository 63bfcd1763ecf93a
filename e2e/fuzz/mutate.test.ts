import { describe, expect, it } from 'vitest';
import { longestInput, mutate } from './mutate.ts';
import { Random } from './random.ts';

describe('mutation', () => {
  const many = (seed: number): Buffer[] => {
    const random = new Random(seed);
    const corpus = [Buffer.from('0300001302f08000', 'hex'), Buffer.alloc(0)];
    return Array.from({ length: 400 }, () => mutate(random.pick(corpus), random, corpus));
  };

  it('gives the same inputs for the same seed, others for another', () => {
    expect(many(7)).toEqual(many(7));
    expect(many(7)).not.toEqual(many(8));
  });

  it('changes nearly every input and keeps within the longest', () => {
    const inputs = many(3);
    expect(new Set(inputs.map((each) => each.toString('hex'))).size).toBeGreaterThan(200);
    expect(Math.max(...inputs.map(({ length }) => length))).toBeLessThanOrEqual(longestInput);
  });

  it('never touches the input it starts from', () => {
    const input = Buffer.from('0300001302f08000', 'hex');
    const random = new Random(1);
    for (let times = 0; times < 500; times += 1) mutate(input, random, [input]);
    expect(input.toString('hex')).toBe('0300001302f08000');
  });
});
