import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { CAUSE_IDS, type CauseId } from './causes.ts';
import { rank } from './rank.ts';
import { EVIDENCE_IDS, type EvidenceId } from './weights.ts';

const ranked = (...ids: EvidenceId[]) => rank(ids.map((id) => ({ id })));
const of = (ids: EvidenceId[], cause: CauseId) => ranked(...ids).causes.find((one) => one.id === cause);

describe('the worked examples of the catalogue (D.3)', () => {
  const E1: EvidenceId[] = ['code-0x904', 'tcp-ok', 'tls-closed-on-hello', 'only-this-host'];

  it('E1: closed on ClientHello, only this host', () => {
    const { causes } = ranked(...E1);
    expect(causes.slice(0, 5).map((one) => [one.id, one.score, one.strength])).toEqual([
      ['host-key-acl', 50, 'strong'], ['host-cert-missing', 33, 'strong'], ['inpath-tls', 25, 'some'], ['host-cert-expired', 22, 'some'], ['machinekeys-store', 20, 'some'],
    ]);
  });
  it('E1b: with the key file and the event it is proven', () => {
    const { causes } = ranked(...E1, 'loopback-fails-tls', 'key-acl-bad', 'event-key-unreadable');
    expect(causes[0]).toMatchObject({ id: 'host-key-acl', score: 175, strength: 'proven' });
    expect(causes.slice(1).every((one) => one.strength === 'some' || one.strength === 'weak')).toBe(true);
  });
  it('E2: an ended certificate leads, and is not proven', () => {
    expect(ranked('code-0x904', 'tcp-ok', 'tls-ok', 'cert-expired', 'only-this-host').causes[0]).toMatchObject({ id: 'host-cert-expired', score: 67, strength: 'strong' });
  });
  it('E2b: with renewal failing and a bad folder', () => {
    const ids: EvidenceId[] = ['tcp-ok', 'tls-ok', 'cert-expired', 'only-this-host', 'store-cert-expired', 'event-renewal-failed', 'keys-folder-bad-and-failing'];
    expect(of(ids, 'host-cert-expired')).toMatchObject({ score: 132, strength: 'strong' });
    expect(of(ids, 'machinekeys-store')).toMatchObject({ score: 58, strength: 'strong' });
  });
  it('E3: the name leads to something that is not RDP', () => {
    const { causes } = ranked('code-0x904', 'ip-works-name-fails', 'not-rdp');
    expect(causes[0]).toMatchObject({ id: 'wrong-endpoint', score: 97, strength: 'proven' });
    expect(causes.find((one) => one.id === 'win11-hostname')?.score).toBe(21);
  });
  it('E4: only through the tunnel', () => {
    expect(ranked('code-0x904', 'tcp-ok', 'tls-ok', 'tls-ok-yet-fails', 'only-via-tunnel').causes[0]).toMatchObject({ id: 'inpath-tls', score: 70, strength: 'proven' });
  });
  it('E5: an alert and the host event leave two', () => {
    expect(ranked('code-0x904', 'tls-alert-mismatch', 'event-no-common-cipher').causes.slice(0, 2).map((one) => [one.id, one.score, one.strength])).toEqual([['tls-cipher', 71, 'strong'], ['tls-protocol', 68, 'strong']]);
  });
  it('E6: the limit is reached', () => {
    expect(ranked('code-0x904', 'closed-before-confirm', 'limit-reached').causes[0]).toMatchObject({ id: 'conn-limit', score: 91, strength: 'proven' });
  });
  it('E7: everything passes: nobody above 15, and not licensing', () => {
    const result = rank([{ id: 'code-0x904', contradicts: ['licensing'] }, { id: 'tcp-ok' }, { id: 'tls-ok' }, { id: 'tls-ok-yet-fails' }]);
    expect(Math.max(...result.causes.map((one) => one.score))).toBeLessThanOrEqual(15);
    expect(result.ruledOut.map((one) => one.id)).toContain('licensing');
  });
  it('E8: the licence code and the client event', () => {
    expect(ranked('code-licence', 'client-no-licence', 'tls-ok', 'tls-ok-yet-fails').causes[0]).toMatchObject({ id: 'licensing', score: 126, strength: 'proven' });
  });
  it('E9: our TLS passes, Windows own does not, only this client', () => {
    expect(ranked('code-0x904', 'engines-differ', 'only-this-client').causes[0]).toMatchObject({ id: 'client-tls-policy', score: 76, strength: 'proven' });
  });
  it('E10: the target is not Windows', () => {
    expect(ranked('target-not-windows').causes[0]).toMatchObject({ id: 'third-party-server', score: 56, strength: 'strong' });
  });
});

describe('rank', () => {
  const some = fc.uniqueArray(fc.constantFrom(...EVIDENCE_IDS), { maxLength: 40 });

  it('does not depend on the order of the evidence', () => {
    fc.assert(fc.property(some, fc.nat(), (ids, seed) => {
      const mixed = [...ids].sort((a, b) => ((a.length * 31 + seed) % 7) - ((b.length * 31 + seed) % 7) || (a < b ? 1 : -1));
      expect(ranked(...mixed)).toEqual(ranked(...ids));
    }));
  });
  it('never lists a cause without a sign, nor in both lists, and puts the proven first', () => {
    fc.assert(fc.property(some, (ids) => {
      const { causes, ruledOut } = ranked(...ids);
      expect(causes.every((one) => one.for.length > 0)).toBe(true);
      expect(causes.filter((one) => ruledOut.some((out) => out.id === one.id))).toEqual([]);
      const strengths = causes.map((one) => one.strength);
      expect(strengths.lastIndexOf('proven')).toBe(strengths.filter((one) => one === 'proven').length - 1);
      if (strengths.includes('proven')) expect(strengths).not.toContain('strong');
      for (const one of causes.filter((cause) => cause.strength === 'proven')) expect(one.for[0]?.points).toBeGreaterThanOrEqual(55);
    }));
  });
  it('never proves an ended certificate by itself', () => {
    fc.assert(fc.property(some, (ids) => {
      expect(ranked(...ids).causes.find((one) => one.id === 'host-cert-expired')?.strength).not.toBe('proven');
    }));
  });
  it('reaches every cause of the catalogue', () => {
    const reached = new Set(EVIDENCE_IDS.flatMap((id) => ranked(id).causes.map((one) => one.id)));
    expect(CAUSE_IDS.filter((id) => !reached.has(id))).toEqual([]);
  });
});
