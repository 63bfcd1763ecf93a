import { expect, it } from 'vitest';
import { fact } from '../../../preload/contract/facts.ts';
import { factsOf } from './stage-result.ts';

it('keeps every fact within what the document allows, whatever a certificate holds', () => {
  const place = { host: 'h', port: 3389, address: '127.0.0.1' };
  const facts = factsOf(place, '2026-11-21T10:00:00.000Z', { 'certificate.names': Array.from({ length: 9000 }, () => 'x'.repeat(30_000)), 'certificate.subject': 'y'.repeat(60_000), 'tcp.connectMs': 1.2345, 'tls.alert': undefined });
  for (const one of facts) expect(fact.safeParse(one).error).toBeUndefined();
  expect(facts.map((one) => one.name)).toEqual(['certificate.names', 'certificate.subject', 'tcp.connectMs']);
  expect(facts[2]).toMatchObject({ value: 1.2, unit: 'ms' });
});
