import { ntlmChallenge } from '../misbehaving/ntlm.ts';
import { challenge, credsspError, tsRequest } from '../misbehaving/credssp.ts';
import { alertRecord } from '../misbehaving/tls-records.ts';
import { sequence, type Step } from '../misbehaving/peer.ts';
import { answer, drip, fin, read, reset, silence, wait } from '../misbehaving/steps.ts';
import { serveTls } from '../misbehaving/tls-server.ts';
import { confirm, HYBRID, HYBRID_EX, SSL } from '../misbehaving/x224.ts';
import { prepared, type Expectation, type LabCase } from './case.ts';

const fails = (verdict: Expectation['verdict'], more: Partial<Expectation> = {}): Expectation => ({ verdict, stage: 'nla', rows: { tls: 'pass', nla: 'fail' }, maxMs: 5000, ...more });
const healthy: Expectation = { verdict: 'HEALTHY', stage: null, maxMs: 3000 };

/** A host that does everything right up to the introduction. */
function host(name: string, introduction: Step, expect: Expectation, more: { hostile?: boolean; selected?: number } = {}): LabCase {
  return prepared(`nla-${name}`, async () => sequence(confirm(more.selected ?? HYBRID), await serveTls(), introduction), expect,
    { needs: ['openssl'], by: 'name', ...(more.hostile ? { hostile: true } : {}) });
}

const version = (number: number, expect: Expectation) => host(`credssp-version-${number}`, challenge({}, number), { ...expect, facts: { 'credssp.version': number } });
const hostileName = 'SRV\u001b[31m\u0000\u202e\u200b04';

/** The introduction: who the server says it is, and all the ways it may not say it. */
export const nlaCases: LabCase[] = [
  host('windows', challenge(), {
    ...healthy, rows: { dns: 'skipped', tcp: 'pass', negotiation: 'pass', tls: 'pass', nla: 'pass' },
    facts: {
      'negotiation.selected': 'HYBRID', 'ntlm.computerName': 'SRV-04', 'ntlm.domainName': 'CORP', 'ntlm.dnsComputerName': 'SRV-04.corp.example', 'ntlm.dnsDomainName': 'corp.example',
      'ntlm.osVersion': '10.0.20348', 'credssp.version': 6, 'ntlm.clockSkewMs': { says: 'about 0', holds: (value) => typeof value === 'number' && Math.abs(value) < 2000 },
    },
  }),
  host('hybrid-ex', challenge(), { ...healthy, facts: { 'negotiation.selected': 'HYBRID_EX' } }, { selected: HYBRID_EX }),
  host('not-offered', silence, { ...healthy, findings: ['NLA_NOT_OFFERED'], rows: { nla: 'notApplicable' }, facts: { 'negotiation.selected': 'SSL' } }, { selected: SSL }),
  ...[2, 3, 4].map((number) => version(number, fails('CREDSSP_UNPATCHED'))),
  ...[5, 6].map((number) => version(number, healthy)),
  host('workgroup', challenge({ computerName: 'KIOSK', domainName: 'KIOSK', dnsComputerName: 'kiosk', dnsDomainName: 'kiosk', build: 19045 }), { ...healthy, facts: { 'ntlm.domainName': 'KIOSK', 'ntlm.osVersion': '10.0.19045' } }),
  host('no-timestamp', challenge({ clockSkewMs: null }), { ...healthy, without: ['CLOCK_SKEW'] }),
  host('clock-ahead', challenge({ clockSkewMs: 3_600_000 }), fails('CLOCK_SKEW', { facts: { 'ntlm.clockSkewMs': { says: 'about an hour', holds: (value) => typeof value === 'number' && Math.abs(value - 3_600_000) < 5000 } } })),
  host('clock-behind', challenge({ clockSkewMs: -900_000 }), fails('CLOCK_SKEW')),
  host('clock-within-kerberos', challenge({ clockSkewMs: 240_000 }), { ...healthy, without: ['CLOCK_SKEW'] }),
  host('silent', silence, fails('NLA_TIMEOUT', { maxMs: 8000 })),
  host('drip', sequence(read, drip(tsRequest(6, { token: ntlmChallenge() }), 1000)), fails('NLA_TIMEOUT', { maxMs: 8000 })),
  host('fin', sequence(read, fin), fails('NLA_CLOSED', { facts: { 'tcp.closedBy': 'fin' } })),
  host('close-notify', sequence(read, async (peer) => { peer.stream.end(); }), fails('NLA_CLOSED')),
  host('reset', sequence(read, wait(80), reset), fails('NLA_RESET', { facts: { 'tcp.closedBy': 'reset' } })),
  host('error', credsspError(0xc000_006d), fails('NLA_ERROR', { facts: { 'credssp.errorCode': 0xc000_006d } })),
  host('error-unpatched', credsspError(0x8009_030e, 3), fails('NLA_ERROR', { findings: ['CREDSSP_UNPATCHED'] })),
  host('not-der', answer(Buffer.from('HTTP/1.1 401 Unauthorized\r\n\r\n')), fails('NLA_MALFORMED')),
  host('broken-der', answer(Buffer.from('3006a003ffffffff', 'hex')), fails('NLA_MALFORMED')),
  host('giant-length', answer(Buffer.from('3084ffffffff', 'hex')), fails('NLA_MALFORMED')),
  host('cut-short', sequence(answer(tsRequest(6, { token: ntlmChallenge() }).subarray(0, 40)), fin), fails('NLA_MALFORMED')),
  host('no-token', answer(tsRequest(6, {})), { verdict: 'HEALTHY', stage: null, maxMs: 3000, without: ['CLOCK_SKEW'] }),
  host('cleartext-alert', sequence(read, async (peer) => { peer.socket.end(alertRecord(80)); }), fails('NLA_CLOSED')),
  host('hostile-names', challenge({ computerName: hostileName, dnsComputerName: `${hostileName}.corp.example`, domainName: 'C\u0008O\u2066RP\u009b2J' }), { ...healthy, facts: { 'ntlm.computerName': hostileName } }, { hostile: true }),
];
