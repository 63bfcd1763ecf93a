import { describe, expect, it } from 'vitest';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import { changedFacts, shownValue } from './proof-facts.ts';
import { proofRows } from './proof-ladder.ts';

const fact = (name: string, value: Fact['value'], more: Partial<Fact> = {}): Fact => ({ name, value, source: 'wire', at: '2026-11-21T10:00:00Z', ...more });

describe('what reads differently', () => {
  it('leads with the certificate, leaves out what moves by itself, and tells what came', () => {
    const before = [fact('tls.alert', 'handshakeFailure'), fact('certificate.notAfter', '2026-11-09'), fact('certificate.sha1', '9f3a'), fact('tcp.connectMs', 3), fact('dns.name', 'srv-04')];
    const after = [fact('certificate.sha1', '77c0'), fact('certificate.notAfter', '2027-05-20'), fact('tcp.connectMs', 4), fact('dns.name', 'srv-04'), fact('tls.version', '1.3')];
    expect(changedFacts(before, after).map(({ name, before: old, after: now }) => [name, old?.value ?? null, now?.value ?? null])).toEqual([
      ['certificate.sha1', '9f3a', '77c0'], ['certificate.notAfter', '2026-11-09', '2027-05-20'], ['tls.alert', 'handshakeFailure', null], ['tls.version', null, '1.3'],
    ]);
  });

  it('shows of lists only what differs in them', () => {
    const profiles = (category: string) => fact('network.profiles', [{ interface: 'Wi-Fi', category }, { interface: 'LAN', category: 'Public' }]);
    const [change] = changedFacts([profiles('Public')], [profiles('Private')]);
    expect(change && [shownValue(change, 'before'), shownValue(change, 'after')]).toEqual([['category: Public'], ['category: Private']]);
    const [grown] = changedFacts([fact('tls.list', ['a'])], [fact('tls.list', ['a', 'b'])]);
    expect(grown && shownValue(grown, 'after')).toEqual(['a', 'b']);
  });

  it('keeps addresses and sources apart', () => {
    const before = [fact('tls.version', '1.2', { address: '10.0.0.1' }), fact('tls.version', '1.2', { address: '10.0.0.2' }), fact('os.build', 1, { source: 'windows' })];
    const after = [fact('tls.version', '1.3', { address: '10.0.0.1' }), fact('tls.version', '1.2', { address: '10.0.0.2' }), fact('os.build', 1, { source: 'windows' })];
    expect(changedFacts(before, after).map((one) => [one.name, one.address])).toEqual([['tls.version', '10.0.0.1']]);
  });
});

describe('two ladders', () => {
  const diagnosis = (stages: [string, string, string | null][]): DiagnosisModel => ({ stages: stages.map(([stage, state, address]) => ({ stage, state, address, ms: 1 })) }) as unknown as DiagnosisModel;

  it('stands every step beside itself, with the worst of its addresses', () => {
    const rows = proofRows(diagnosis([['dns', 'pass', null], ['tcp', 'pass', 'a'], ['tcp', 'fail', 'b'], ['tls', 'blocked', null]]), diagnosis([['dns', 'pass', null], ['tcp', 'pass', 'a'], ['tls', 'pass', 'a'], ['nla', 'pass', 'a']]));
    expect(rows.map(({ stage, before, after }) => [stage, before?.state ?? null, after?.state ?? null])).toEqual([['dns', 'pass', 'pass'], ['tcp', 'fail', 'pass'], ['tls', 'blocked', 'pass'], ['nla', null, 'pass']]);
  });

  it('has nothing to show without a probe', () => {
    expect(proofRows(null, null)).toEqual([]);
  });
});
