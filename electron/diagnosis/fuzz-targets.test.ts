import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzTargets } from './fuzz-targets.ts';

describe.each(fuzzTargets)('$name', ({ run, seeds = [] }) => {
  it('takes its seeds and any bytes', () => {
    for (const seed of seeds) expect(() => run(seed)).not.toThrow();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 1200 }), (bytes) => run(Buffer.from(bytes))), { numRuns: 300 });
  });
});
