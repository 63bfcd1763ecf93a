import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUZZ_CERTIFICATE } from './fuzz-certificate.ts';
import { conversation } from './fuzz-grammar.ts';
import { fuzzTargets } from './fuzz-targets.ts';
import { tlsHandshake } from './handshake.ts';
import { byteConnection } from './testing/byte-connection.ts';
import { within } from './testing/dial.ts';

const bytes = (max: number) => fc.uint8Array({ maxLength: max }).map((list) => Buffer.from(list));

describe('fuzz targets', () => {
  it.each(fuzzTargets.map((target) => [target.name, target] as const))('%s holds for its seeds and for chance', async (_, target) => {
    for (const seed of target.seeds) await target.run(seed);
    await fc.assert(fc.asyncProperty(bytes(400), async (input) => { await target.run(input); }), { numRuns: 60 });
  });

  it('reach deep into the handshake by grammar', async () => {
    const reached = new Set<string>();
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 50, maxLength: 400 }), async (input) => {
      const { facts, kind } = await tlsHandshake(byteConnection(conversation(Buffer.from(input), FUZZ_CERTIFICATE)), within(1000), {});
      reached.add(kind);
      if (facts.version) reached.add(facts.version);
      if (facts.chain.length > 0) reached.add('chain');
      if (facts.helloRetry) reached.add('retry');
    }), { numRuns: 2000, seed: 1 });
    for (const place of ['TLSv1.2', 'TLSv1', 'chain', 'malformed', 'alert', 'closed']) expect(reached).toContain(place);
  });
});
