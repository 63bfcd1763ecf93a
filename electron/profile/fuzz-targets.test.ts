import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzTargets } from './fuzz-targets.ts';

describe.each(fuzzTargets)('$name', ({ run, seeds = [] }) => {
  it('takes its seeds, any bytes, and seeds with any bytes in them', () => {
    for (const seed of seeds) expect(() => run(seed)).not.toThrow();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 800 }), (bytes) => run(Buffer.from(bytes))), { numRuns: 300 });
    fc.assert(fc.property(fc.constantFrom(...seeds), fc.nat(), fc.uint8Array({ maxLength: 20 }), (seed, at, bytes) => {
      const where = at % (seed.length + 1);
      run(Buffer.concat([seed.subarray(0, where), Buffer.from(bytes), seed.subarray(where + (at % 3))]));
    }), { numRuns: 600 });
  });
});
