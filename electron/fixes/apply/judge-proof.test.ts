import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../preload/contract/facts.ts';
import { factsDiffer, judgeProof, proofValues, type ProofInput } from './judge-proof.ts';

const verdict = (code: string, stage: string | null = null) => ({ code, stage });
const WELL = verdict('HEALTHY');
const TLS = verdict('TLS_CLOSED', 'tls');
const CERT = verdict('CERT_EXPIRED', 'certificate');
const LOST = verdict('UNKNOWN');
const input = (before: ProofInput['before'], after: ProofInput['after'], more: Partial<ProofInput> = {}): ProofInput => ({ before, after, probe: true, asPlanned: true, changed: true, ...more });

describe('whether a change helped', () => {
  it.each([
    ['well at last', input(TLS, WELL), 'better'],
    ['one rung further', input(TLS, CERT), 'better'],
    ['the same rung', input(TLS, verdict('TLS_RESET', 'tls')), 'noBetter'],
    ['a rung back', input(CERT, TLS), 'worse'],
    ['well before, not now', input(WELL, CERT), 'worse'],
    ['well before, cannot tell now', input(WELL, LOST), 'worse'],
    ['well before and after, as a time box or a hardening is', input(WELL, WELL), 'better'],
    ['cannot tell now', input(TLS, LOST), 'noBetter'],
    ['could not tell before, fails now', input(LOST, CERT), 'noBetter'],
    ['well, but nothing was changed: the far end lies', input(TLS, WELL, { changed: false }), 'noBetter'],
    ['well, but the machine reads otherwise than planned', input(TLS, WELL, { asPlanned: false }), 'notAsPlanned'],
    ['no probe asked for', input(TLS, TLS, { probe: false }), 'better'],
    ['no probe asked for, nothing changed', input(TLS, TLS, { probe: false, changed: false }), 'noBetter'],
  ] as const)('%s', (_, given, judged) => {
    expect(judgeProof(given)).toBe(judged);
  });
});

it('counts only what Windows says about itself', () => {
  const fact = (name: string, value: string, source: Fact['source']): Fact => ({ name, value, source, at: '' });
  const before = proofValues([fact('store.a', '1', 'windows'), fact('certificate.sha1', 'x', 'wire')], ['store.a', 'certificate.sha1']);
  const after = proofValues([fact('store.a', '1', 'windows'), fact('certificate.sha1', 'y', 'wire')], ['store.a', 'certificate.sha1']);
  expect(factsDiffer(before, after)).toBe(false);
});
