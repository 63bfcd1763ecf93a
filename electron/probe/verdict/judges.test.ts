import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../certificate/read-certificate.ts';
import type { NameReading } from '../dns/lookup.ts';
import type { NegotiationOutcome } from '../negotiation/negotiate.ts';
import type { TlsFacts, TlsOutcome } from '../tls/outcome.ts';
import { judgeCertificate } from './judge-certificate.ts';
import { judgeDns } from './judge-dns.ts';
import { judgeIdentity } from './judge-identity.ts';
import { judgeNegotiation } from './judge-negotiation.ts';
import { judgeNla } from './judge-nla.ts';
import { judgeTcp } from './judge-tcp.ts';
import { chainSizeFindings, judgeTls } from './judge-tls.ts';
import type { StageResult } from './stage-result.ts';

const place = { host: 'srv-04.corp.example', port: 3389, address: '10.0.4.14' };
const at = '2026-11-21T10:00:00.000Z';
const now = Date.parse(at);
const codes = (result: Pick<StageResult, 'findings'>, state?: string) => result.findings.filter((one) => !state || one.state === state).map((one) => one.code);
const value = (result: StageResult, name: string) => result.facts.find((one) => one.name === name)?.value;

describe('judgeDns', () => {
  const reading = (part: Partial<NameReading>): NameReading => ({ a: { kind: 'nodata' }, aaaa: { kind: 'nodata' }, servers: ['10.0.0.53'], ms: 3, cutByBudget: false, ...part });
  it.each([
    [{ a: { kind: 'nxdomain' as const } }, 'DNS_NXDOMAIN'], [{}, 'DNS_NO_ADDRESS'], [{ a: { kind: 'servfail' as const, code: 'ESERVFAIL' } }, 'DNS_SERVFAIL'],
    [{ a: { kind: 'timeout' as const }, aaaa: { kind: 'timeout' as const }, ms: 4000 }, 'DNS_TIMEOUT'], [{ a: { kind: 'noServer' as const, code: 'ECONNREFUSED' }, aaaa: { kind: 'noServer' as const, code: 'ECONNREFUSED' } }, 'DNS_TIMEOUT'],
  ])('%j is %s', (part, code) => {
    const { result, addresses } = judgeDns(reading(part), place, at);
    expect([codes(result), result.state, result.stops, addresses]).toEqual([[code], 'fail', true, []]);
  });
  it('takes what any source gives, the system first, and says when they disagree', () => {
    const { result, addresses } = judgeDns(reading({ a: { kind: 'addresses', addresses: ['10.0.4.14'] }, system: { kind: 'addresses', addresses: ['127.0.0.9'] } }), place, at);
    expect(addresses).toEqual(['127.0.0.9', '10.0.4.14']);
    expect(codes(result)).toEqual(['DNS_SOURCES_DIFFER']);
  });
  it('does not call our own impatience a time-out', () => {
    const { result } = judgeDns(reading({ a: { kind: 'timeout' }, aaaa: { kind: 'timeout' }, ms: 100, cutByBudget: true }), place, at);
    expect([result.state, result.findings]).toEqual(['timedOut', []]);
  });
  it('warns about a slow lookup', () => {
    expect(codes(judgeDns(reading({ a: { kind: 'addresses', addresses: ['10.0.4.14'] }, ms: 1500 }), place, at).result)).toEqual(['DNS_SLOW']);
  });
});

describe('judgeTcp', () => {
  it.each([
    [{ kind: 'refused' as const, ms: 1, code: 'ECONNREFUSED' }, 'TCP_REFUSED'], [{ kind: 'timeout' as const, ms: 3000 }, 'TCP_TIMEOUT'],
    [{ kind: 'unreachable' as const, ms: 1, code: 'EHOSTUNREACH' }, 'TCP_UNREACHABLE'], [{ kind: 'locallyBlocked' as const, ms: 1, code: 'EACCES' }, 'TCP_LOCALLY_BLOCKED'],
  ])('%j is %s', (outcome, code) => {
    const result = judgeTcp(outcome, place, at);
    expect([codes(result), result.state, result.stops]).toEqual([[code], 'fail', true]);
  });
  it('leaves a wait that the budget cut short undecided', () => {
    expect(judgeTcp({ kind: 'timeout', ms: 100 }, place, at)).toMatchObject({ state: 'timedOut', findings: [] });
  });
});

describe('judgeNegotiation', () => {
  const bytes = Buffer.from('0300', 'hex');
  const judge = (outcome: NegotiationOutcome) => judgeNegotiation(outcome, 1, place, at);
  it.each([[1, 'NEGO_SSL_REQUIRED'], [2, 'STD_RDP_ONLY'], [3, 'NEGO_SSL_CERT_NOT_ON_SERVER'], [4, 'NEGO_INCONSISTENT_FLAGS'], [5, 'NEGO_HYBRID_REQUIRED'], [6, 'NEGO_SSL_WITH_USER_AUTH_REQUIRED'], [99, 'NEGO_FAILURE_UNKNOWN']])('failure %i is %s', (code, expected) => {
    const result = judge({ kind: 'failure', code, ms: 1, firstBytes: bytes });
    expect([codes(result), value(result, 'negotiation.failureCode')]).toEqual([[expected], code]);
  });
  it.each([[1, 'SSL', false], [2, 'HYBRID', false], [8, 'HYBRID_EX', false], [0, 'RDP', true], [4, 'RDSTLS', true], [3, '0x3', true], [0x80000000, '0x80000000', true]])('selected %i is told as %s and stops: %s', (protocol, name, stops) => {
    const result = judge({ kind: 'selected', protocol, flags: 0, ms: 1, firstBytes: bytes });
    expect([value(result, 'negotiation.selected'), result.stops]).toEqual([name, stops]);
  });
  it.each([['fin', 'RDP_CLOSED_AFTER_REQUEST'], ['reset', 'RDP_RESET_AFTER_REQUEST']] as const)('a %s keeps how and when', (by, code) => {
    const result = judge({ kind: 'closed', by, ms: 12.34 });
    expect([codes(result), value(result, 'tcp.closedBy'), value(result, 'tcp.closedAfterMs')]).toEqual([[code], by, 12.3]);
  });
  it('warns about a server that is slow itself', () => {
    expect(codes(judge({ kind: 'selected', protocol: 2, flags: 0, ms: 1800, firstBytes: bytes }))).toEqual(['SERVER_SLOW']);
  });
  it('shows a hostile banner cleaned, and keeps the fact as it was', () => {
    const result = judge({ kind: 'foreign', what: 'ssh', ms: 1, firstBytes: Buffer.from('SSH-2.0-\u001b[2Jx\r\n') });
    expect(result.findings[0]?.text.params?.['banner']).toBe('SSH-2.0-\ufffd[2Jx');
    expect(value(result, 'negotiation.banner')).toContain('\u001b');
  });
});

const tlsFacts: TlsFacts = { chain: [], chainBytes: 800, certificateRequested: false, helloRetry: false, version: 'TLSv1.2', cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' };

describe('judgeTls', () => {
  const judge = (outcome: TlsOutcome, ms = 5) => judgeTls(outcome, ms, 20, place, at);
  it('names alerts in the words of the RFC', () => {
    expect(codes(judge({ kind: 'alert', facts: tlsFacts, description: 40 }))).toEqual(['TLS_ALERT_HANDSHAKE_FAILURE']);
    expect(codes(judge({ kind: 'alert', facts: tlsFacts, description: 211 }))).toEqual(['TLS_ALERT_UNKNOWN_211']);
  });
  it.each([
    [{ kind: 'closed', facts: tlsFacts, by: 'fin', afterMs: 3 }, 'TLS_CLOSED'], [{ kind: 'closed', facts: tlsFacts, by: 'reset', afterMs: 3 }, 'TLS_RESET'],
    [{ kind: 'notTls', facts: tlsFacts, firstBytes: Buffer.from('HTTP') }, 'TLS_NOT_TLS'], [{ kind: 'malformed', facts: tlsFacts, because: 'x' }, 'TLS_MALFORMED'],
    [{ kind: 'badSignature', facts: tlsFacts, because: 'x' }, 'TLS_BAD_SIGNATURE'], [{ kind: 'badFinished', facts: tlsFacts, because: 'x' }, 'TLS_BAD_FINISHED'],
  ] as [TlsOutcome, string][])('%j', (outcome, code) => {
    expect([codes(judge(outcome)), judge(outcome).stops]).toEqual([[code], true]);
  });
  it('calls TLS 1.0 and 1.1 obsolete and goes on to the certificate', () => {
    const result = judge({ kind: 'established', facts: { ...tlsFacts, version: 'TLSv1', cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA' }, session: {} as never });
    expect([codes(result), result.state, result.stops]).toEqual([['TLS_VERSION_OBSOLETE', 'TLS_WEAK_CIPHER'], 'fail', false]);
  });
  it('notices a close that came faster than the server can answer', () => {
    const closed = (afterMs: number) => value(judge({ kind: 'closed', facts: tlsFacts, by: 'reset', afterMs }), 'tcp.closedBeforeRoundTrip');
    expect([closed(3), closed(25)]).toEqual([true, false]);
  });
  it('decides on time-outs only after a fair wait', () => {
    expect(judge({ kind: 'timeout', facts: tlsFacts }, 300).state).toBe('timedOut');
    expect(codes(judge({ kind: 'timeout', facts: tlsFacts }, 6000))).toEqual(['TLS_TIMEOUT']);
  });
  it('tells a large chain from one that Windows will not read', () => {
    const size = (chainBytes: number) => codes({ findings: chainSizeFindings({ kind: 'timeout', facts: { ...tlsFacts, chainBytes } }, place) });
    expect([size(800), size(20_000), size(102_401)]).toEqual([[], ['CERT_CHAIN_LARGE'], ['CERT_CHAIN_TOO_LARGE']]);
  });
});

const certificate: CertificateFacts = {
  kind: 'certificate', subject: 'CN=SRV-04.corp.example', issuer: 'CN=SRV-04.corp.example', notBefore: '2026-10-01T00:00:00Z', notAfter: '2027-04-01T00:00:00Z', sha1: 'aa', sha256: 'bb', serial: '01',
  selfSigned: true, keyType: 'rsa', keyBits: 2048, curve: null, signatureAlgorithm: 'sha256WithRSAEncryption', commonName: 'SRV-04.corp.example', dnsNames: [], ipAddresses: [], names: ['SRV-04.corp.example'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'], keyUsage: ['keyEncipherment', 'dataEncipherment'], isAuthority: null, chainLength: 1, chainComplete: true,
};

describe('judgeCertificate', () => {
  const judge = (part: Partial<CertificateFacts>, typed = 'srv-04.corp.example', skewMs?: number) =>
    judgeCertificate({ ...certificate, ...part }, { typed, now, chainBytes: 800, sizeFindings: [], ...(skewMs === undefined ? {} : { skewMs }) }, 1, place, at);
  it('is content with what Windows makes by default', () => {
    expect(codes(judge({}))).toEqual(['CERT_SELF_SIGNED']);
    expect(judge({}).state).toBe('pass');
  });
  it.each([
    [{ notAfter: '2026-11-20T00:00:00Z' }, ['CERT_EXPIRED']], [{ notBefore: '2026-11-23T00:00:00Z' }, ['CERT_NOT_YET_VALID']],
    [{ keyBits: 1024 }, ['CERT_WEAK_KEY']], [{ keyType: 'ed25519', keyBits: null }, ['CERT_KEY_UNSUPPORTED']],
    [{ signatureAlgorithm: 'sha1WithRSAEncryption' }, ['CERT_WEAK_SIGNATURE']], [{ signatureAlgorithm: 'md5WithRSAEncryption' }, ['CERT_WEAK_SIGNATURE']],
    [{ extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }, ['CERT_WRONG_USAGE']], [{ extendedKeyUsage: ['1.3.6.1.4.1.311.54.1.2'] }, []], [{ extendedKeyUsage: null }, []],
    [{ names: ['OTHER.corp.example'], commonName: 'OTHER.corp.example' }, ['CERT_NAME_MISMATCH']],
  ] as [Partial<CertificateFacts>, string[]][])('%j fails as %j', (part, expected) => {
    expect(codes(judge(part), 'fail')).toEqual(expected);
  });
  it('warns where an end is near, and where a short name or an address was typed', () => {
    expect(codes(judge({ notAfter: '2026-12-20T00:00:00Z' }), 'warn')).toEqual(['CERT_EXPIRES_SOON']);
    expect(codes(judge({}, 'srv-04'), 'warn')).toEqual(['CERT_NAME_MISMATCH_SHORT']);
    expect(codes(judge({}, '10.0.4.14'), 'info')).toContain('CERT_NAME_MISMATCH_IP');
    expect(judge({}, '10.0.4.14').state).toBe('pass');
  });
  it('does not blame a certificate that is valid by the server’s own clock', () => {
    expect(codes(judge({ notBefore: '2026-11-23T00:00:00Z' }, undefined, 5 * 86_400_000), 'fail')).toEqual([]);
  });
});

describe('judgeIdentity', () => {
  const ntlm = { computerName: 'OTHER', domainName: 'CORP', dnsComputerName: 'OTHER.corp.example', dnsDomainName: 'corp.example' };
  const other = { ...certificate, names: ['OTHER.corp.example'], commonName: 'OTHER.corp.example' };
  const judge = (cert: CertificateFacts | null, typed: string, aliases: string[] = []) => judgeIdentity(cert, ntlm, typed, aliases, place).map((one) => one.code);
  it('says wrong host when certificate and NTLM agree on another name', () => {
    expect(judge(other, 'srv-04.corp.example')).toEqual(['DNS_WRONG_HOST']);
    expect(judge(other, 'srv-04')).toEqual(['DNS_WRONG_HOST']);
  });
  it.each([['other'], ['OTHER.corp.example'], ['10.0.4.14'], ['localhost']])('says nothing for %s', (typed) => expect(judge(other, typed)).toEqual([]));
  it('lets an alias in DNS explain another name', () => expect(judge(other, 'rdp.corp.example', ['other.corp.example'])).toEqual([]));
  it('needs both witnesses', () => {
    expect(judge(null, 'srv-04')).toEqual([]);
    expect(judge(certificate, 'third.corp.example')).toEqual([]);
  });
  it('sees inspection in a foreign issuer, and the company’s own authority as none', () => {
    expect(judge({ ...other, selfSigned: false, issuer: 'CN=Gateway Proxy,O=Vendor' }, 'srv-04.corp.example')).toEqual(['MIDDLEBOX_TLS_INSPECTION']);
    expect(judge({ ...other, selfSigned: false, issuer: 'CN=Issuing CA,DC=corp,DC=example' }, 'srv-04.corp.example')).toEqual(['DNS_WRONG_HOST']);
    expect(judge({ ...certificate, selfSigned: false, issuer: 'CN=Zscaler Intermediate Root CA' }, 'srv-04.corp.example')).toEqual(['MIDDLEBOX_TLS_INSPECTION']);
  });
});

describe('judgeNla', () => {
  const challenge = (serverTime?: number, version = 6) => judgeNla({ kind: 'challenge', ms: 5, version, receivedAt: now, challenge: { computerName: 'SRV-04', osVersion: '10.0.20348', ...(serverTime === undefined ? {} : { serverTime }) } }, 2, place, at);
  it('takes 300 s of skew as the limit', () => {
    expect(codes(challenge(now + 299_000))).toEqual([]);
    expect(challenge(now - 400_000).findings[0]).toMatchObject({ code: 'CLOCK_SKEW', text: { key: 'probe:verdict.CLOCK_SKEW_behind', params: { minutes: 7 } } });
    expect(value(challenge(now), 'ntlm.clockSkewMs')).toBe(1);
  });
  it('knows the versions without the 2018 fix', () => expect([4, 5].map((version) => codes(challenge(undefined, version)))).toEqual([['CREDSSP_UNPATCHED'], []]));
  it('keeps an error code unsigned', () => expect(value(judgeNla({ kind: 'error', ms: 1, version: 6, code: 0xc000005e }, 1, place, at), 'credssp.errorCode')).toBe(0xc000005e));
});
