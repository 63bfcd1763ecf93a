import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../certificate/read-certificate.ts';
import type { Answer } from '../dns/lookup.ts';
import { judgeCertificate } from './judge-certificate.ts';
import { judgeDns } from './judge-dns.ts';
import { judgeIdentity } from './judge-identity.ts';
import { judgeNla } from './judge-nla.ts';

const place = { host: 'srv-04.corp.example', port: 3389, address: '10.0.4.14' };
const at = '2026-11-21T10:00:00.000Z';
const now = Date.parse(at);
const HOUR = 3_600_000;

const facts = (change: Partial<CertificateFacts> = {}): CertificateFacts => ({
  kind: 'certificate', subject: 'CN=srv-04.corp.example', issuer: 'CN=srv-04.corp.example', notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-06-01T00:00:00Z', sha1: 'aa', sha256: 'bb', serial: '01',
  selfSigned: true, keyType: 'rsa', keyBits: 2048, curve: null, signatureAlgorithm: 'sha256WithRSAEncryption', commonName: 'srv-04.corp.example', dnsNames: [], ipAddresses: [],
  names: ['srv-04.corp.example'], extendedKeyUsage: null, keyUsage: null, isAuthority: null, chainLength: 1, chainComplete: true, ...change,
});
const told = (change: Partial<CertificateFacts>) => judgeCertificate(facts(change), { typed: 'srv-04.corp.example', now, chainBytes: 900, sizeFindings: [] }, 1, place, at).findings.map((one) => `${one.code} ${one.text.key.slice(14)}`);
const iso = (ms: number) => new Date(now + ms).toISOString().replace('.000Z', 'Z');

describe('what a sentence claims', () => {
  it.each([
    [{ notAfter: iso(-HOUR) }, 'CERT_EXPIRED_hours'], [{ notAfter: iso(-72 * HOUR) }, 'CERT_EXPIRED'],
    [{ notAfter: iso(-72 * HOUR), selfSigned: false, issuer: 'CN=Corp CA' }, 'CERT_EXPIRED_issued'], [{ notAfter: iso(HOUR) }, 'CERT_EXPIRES_SOON_hours'],
    [{ notBefore: iso(HOUR) }, 'CERT_NOT_YET_VALID_hours'], [{ names: [], commonName: null, subject: '' }, 'CERT_NAME_MISMATCH_none'],
  ])('%j: %s', (change, key) => expect(told(change).map((one) => one.split(' ')[1])).toContain(key));

  it('does not call a certificate complete whose issuer has its name but not its key', () => {
    expect(told({ selfSigned: false })).toEqual(['CERT_CHAIN_INCOMPLETE CERT_CHAIN_INCOMPLETE']);
  });

  it('rests on the name that NTLM gave', () => {
    const wrong = (ntlm: Parameters<typeof judgeIdentity>[1]) => judgeIdentity(facts(), ntlm, 'other.corp.example', [], place)[0]?.facts;
    expect(wrong({ computerName: 'SRV-04' })).toEqual(['ntlm.computerName', 'certificate.names']);
    expect(wrong({ computerName: 'SRV-04', dnsComputerName: 'srv-04.corp.example' })).toEqual(['ntlm.dnsComputerName', 'certificate.names']);
  });

  it.each([[10 * 60_000, 'CLOCK_SKEW_ahead'], [-5 * HOUR, 'CLOCK_SKEW_behind_hours'], [24 * 365 * HOUR, 'CLOCK_SKEW_ahead_days']])('tells a skew of %d ms in a unit to read', (skew, key) => {
    const result = judgeNla({ kind: 'challenge', ms: 5, version: 6, challenge: { serverTime: now + skew }, receivedAt: now }, 0, place, at);
    expect(result.findings[0]?.text.key).toBe(`probe:verdict.${key}`);
  });

  const answers = (a: Answer, aaaa: Answer) => judgeDns({ a, aaaa, servers: ['10.0.0.53'], ms: 4000, cutByBudget: false }, place, at).result;
  it('tells silence, a missing server, half an answer and a refusal apart', () => {
    const key = (a: Answer, aaaa: Answer) => answers(a, aaaa).findings[0]?.text.key.slice(14);
    expect(key({ kind: 'timeout' }, { kind: 'timeout' })).toBe('DNS_TIMEOUT');
    expect(key({ kind: 'noServer', code: 'ECONNREFUSED' }, { kind: 'noServer', code: 'ECONNREFUSED' })).toBe('DNS_TIMEOUT_refused');
    expect(key({ kind: 'nodata' }, { kind: 'timeout' })).toBe('DNS_TIMEOUT_half');
    const refused = answers({ kind: 'servfail', code: 'EREFUSED' }, { kind: 'nodata' });
    expect([refused.findings[0]?.text.params?.['answer'], refused.facts.find((one) => one.name === 'dns.a')?.value]).toEqual(['REFUSED', 'refused']);
  });
});
