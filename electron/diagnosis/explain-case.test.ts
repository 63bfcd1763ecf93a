import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { Fact } from '../../preload/contract/facts.ts';
import { WINDOWS_FACTS } from '../machine/windows-facts.ts';
import { ANSWER_NAMES } from './answers.ts';
import type { CaseInput } from './case-books.ts';
import { CAUSE_IDS, type CauseId } from './causes.ts';
import { judgeCase } from './explain-case.ts';
import { answers, AT, caseOf, CLOSED_ON_HELLO, CODE_904, finding, HEALTHY_HOST, HEALTHY_WIRE, hostBlock, hostWith, NOW, paste, windows, wire } from './testing/facts.ts';
import { sentence } from './testing/texts.ts';

const SHAPE = diagnosisModel.pick({ checks: true, causes: true, ruledOut: true, nextCheck: true });
const EVENT = (id: number, more: Record<string, string | number | null> = {}) => [{ id, at: '2026-11-20T08:00:00Z', ...more }];
const refused = wire({ 'tcp.outcome': 'refused' });
const BAD_KEY = { 'key.files': [{ name: 'f686aace_1', current: true, sddl: 'O:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)' }] };

/** One real-looking case for each cause; the cause comes first there. */
const CASES: Record<CauseId, CaseInput> = {
  'host-key-acl': caseOf('TLS_CLOSED', [...CLOSED_ON_HELLO, ...CODE_904, ...hostWith({ ...BAD_KEY, 'events.schannel': EVENT(36870, { errorCode: -2146893043, process: 'lsass.exe' }) })]),
  'host-cert-expired': caseOf('CERT_EXPIRED', [...HEALTHY_WIRE.map((one) => (one.name === 'certificate.notAfter' ? { ...one, value: '2026-11-09T00:00:00.000Z' } : one)), ...CODE_904, ...answers({ 'scope.otherHosts': 'work' })]),
  'host-cert-missing': caseOf('NEGO_SSL_CERT_NOT_ON_SERVER', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9, 'negotiation.failureCode': 3 }), ...hostWith({ 'store.remoteDesktop': [], 'store.acl': { sddl: 'D:(D;;KA;;;SY)', systemDenied: true, inherited: false } })]),
  'host-cert-pinned-bad': caseOf('NEGO_SSL_CERT_NOT_ON_SERVER', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9, 'negotiation.failureCode': 3 }), ...hostWith({ 'binding.pinned': 'AB CD', 'binding.hashType': 3 })]),
  'machinekeys-store': caseOf('NEGO_SSL_CERT_NOT_ON_SERVER', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9, 'negotiation.failureCode': 3 }),
    ...hostWith({ 'store.remoteDesktop': [], 'folder.machineKeys': { path: 'x', sddl: 'O:SYD:PAI(A;;FA;;;BA)(A;;FA;;;SY)', healthy: false, exists: true }, 'events.certificate': EVENT(1057, { status: '0x80070005' }) })]),
  'crypto-services': caseOf('TLS_CLOSED', [...CLOSED_ON_HELLO, ...hostWith({ 'service.list': ['TermService', 'SessionEnv', 'KeyIso', 'CryptSvc', 'CertPropSvc'].map((name) => ({ name, start: name === 'KeyIso' ? 4 : 3, state: 'Running' })) })]),
  'tls-protocol': caseOf('TLS_ALERT_PROTOCOL_VERSION', [...CLOSED_ON_HELLO, ...hostWith({ 'schannel.server': [{ protocol: 'TLS 1.2', enabled: 0, disabledByDefault: 1 }] })]),
  'tls-cipher': caseOf('TLS_ALERT_HANDSHAKE_FAILURE', [...CLOSED_ON_HELLO, ...hostWith({ 'cipher.policyPresent': true, 'cipher.policy': [] })]),
  'security-layer': caseOf('STD_RDP_ONLY', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9, 'negotiation.failureCode': 2 }), ...hostWith({ 'security.securityLayer': 7 })]),
  'credssp-oracle': caseOf('CREDSSP_UNPATCHED', [...HEALTHY_WIRE, ...answers({ 'scope.oracleMessage': 'yes' })]),
  'inpath-tls': caseOf('TLS_CLOSED', [...CLOSED_ON_HELLO, ...CODE_904, ...answers({ 'scope.directPath': 'works' })]),
  'endpoint-security': caseOf('TLS_RESET', [...CLOSED_ON_HELLO, ...answers({ 'scope.avOffTest': 'works' })]),
  'udp-transport': caseOf('HEALTHY', [...HEALTHY_WIRE, ...answers({ 'scope.breaks': 'afterSignIn', 'scope.tcpOnly': 'works' })]),
  'path-quality': caseOf('MTU_BLACKHOLE', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 90, 'negotiation.selected': 'HYBRID' })]),
  'wrong-endpoint': caseOf('NOT_RDP_HTTP', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9 }), ...CODE_904]),
  'win11-hostname': caseOf('HEALTHY', [...HEALTHY_WIRE, ...answers({ 'scope.byAddress': 'works', 'scope.otherClients': 'work' })]),
  'fw-host': caseOf('TCP_TIMEOUT', [...wire({ 'tcp.outcome': 'timeout' }), ...hostWith({ 'network.profiles': [{ interfaceIndex: 4, interface: 'Ethernet', name: 'n', category: 'Public' }],
    'firewall.profiles': [{ name: 'Public', enabled: true, inboundDefault: 'Block', localPolicyMerge: true }], 'firewall.rdpRules': [{ name: 'RemoteDesktop-UserMode-In-TCP', enabled: true, profiles: 'Domain, Private', action: 'Allow', port: '3389', protocol: 'TCP' }] })]),
  'fw-client': caseOf('TCP_LOCALLY_BLOCKED', [...wire({ 'tcp.outcome': 'locallyBlocked' }), ...windows({ 'clientFirewall.blocks': [{ name: 'no rdp', program: 'C:\\Windows\\System32\\mstsc.exe', port: null }], 'clientFirewall.outboundDefault': [{ profile: 'Domain', action: 'Allow', enabled: true }] })]),
  listener: caseOf('TCP_REFUSED', [...refused, ...hostWith({ 'listener.port': 3390 })], { target: { host: 'srv-04', port: 3389 } }),
  'rdp-disabled': caseOf('TCP_REFUSED', [...refused, ...hostBlock({ 'rdp.denyConnections': 1, 'rdp.denyConnectionsPolicy': null })]),
  'conn-limit': caseOf('RDP_CLOSED_AFTER_REQUEST', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9 }), ...CODE_904, ...hostWith({ 'limit.maxInstanceCount': 2, 'limit.activeSessions': 2 })]),
  flood: caseOf('INTERMITTENT', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9 }), ...hostWith({ 'logons.failed15min': 9000 })]),
  licensing: caseOf('HEALTHY', [...HEALTHY_WIRE, ...paste({ 'code.disconnect': 0x908 })]),
  'logon-right': caseOf('HEALTHY', [...HEALTHY_WIRE, ...hostWith({ 'rights.denyRemoteLogon': ['*S-1-5-32-555'] })]),
  'saved-cred': caseOf('HEALTHY', [...HEALTHY_WIRE, ...paste({ 'code.disconnect': 0x807 }), ...windows({ 'client.savedCredential': true })]),
  'third-party-server': caseOf('STD_RDP_ONLY', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9, 'negotiation.selected': 'RDP' }), ...answers({ 'scope.targetSystem': 'other' })]),
  'wmi-broken': caseOf('HEALTHY', [...HEALTHY_WIRE, ...hostWith({ 'wmi.terminalServices': '0x80041010' })]),
  'service-hung': caseOf('RDP_NO_ANSWER', [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9 }), ...hostWith({ 'updates.rebootPending': true })]),
  'update-regression': caseOf('HEALTHY', [...HEALTHY_WIRE, ...paste({ 'code.disconnect': 0x304, 'code.at': AT }), ...windows({ 'updates.recent': [{ id: 'KB5055523', installedAt: '2026-11-20T00:00:00Z', title: 'x' }] })]),
  'clock-skew': caseOf('CLOCK_SKEW', HEALTHY_WIRE.map((one) => (one.name === 'ntlm.clockSkewMs' ? { ...one, value: 900_000 } : one))),
  'rds-farm': caseOf('HEALTHY', [...HEALTHY_WIRE, ...paste({ 'code.disconnect': 0x3000008 }), ...hostWith({ 'roles.broker': true })]),
  'gpo-override': caseOf('TCP_REFUSED', [...refused, ...hostWith({ 'rdp.denyConnectionsPolicy': 1, 'listener.listening': true })]),
  'client-tls-policy': caseOf('HEALTHY', [...HEALTHY_WIRE, ...windows({ 'schannel.client': [{ protocol: 'TLS 1.2', enabled: 0, disabledByDefault: null }] })], { findings: [finding('TLS_ENGINES_DIFFER', 'warn')] }),
  'rdpwrap-patched': caseOf('HEALTHY', [...HEALTHY_WIRE, ...CODE_904, ...hostWith({ 'termsrv.serviceDll': 'C:\\Program Files\\RDP Wrapper\\rdpwrap.dll' })]),
  'sysdrive-acl': caseOf('TLS_CLOSED', [...CLOSED_ON_HELLO, ...hostBlock({ 'folder.systemDriveUsersRx': false, 'folder.programData': { value: 'D:\\gone', exists: true } })]),
};
/** Facts that share the first place with another cause, or fall behind it, when nothing on the host decides. */
const NOT_FIRST: ReadonlySet<CauseId> = new Set(['win11-hostname', 'sysdrive-acl', 'update-regression']);

const ids = (list: readonly { id: string }[]) => list.map((one) => one.id);

describe('judgeCase', () => {
  it.each(CAUSE_IDS)('%s is found from facts', (id) => {
    const { causes } = judgeCase(CASES[id]);
    if (NOT_FIRST.has(id)) expect(ids(causes)).toContain(id);
    else expect(causes[0]?.id).toBe(id);
  });

  it('E1 from facts: the key leads, is not proven, and the next check is on the host', () => {
    const { causes, nextCheck, ruledOut } = judgeCase(caseOf('TLS_CLOSED', [...CLOSED_ON_HELLO, ...CODE_904, ...answers({ 'scope.otherHosts': 'work', 'scope.otherClients': 'unknown', 'scope.directPath': 'noTunnel' })], { rights: { admin: true, hostAccess: true } }));
    expect(causes[0]).toMatchObject({ id: 'host-key-acl', strength: 'strong' });
    expect(causes[0]?.for[0]).toEqual({ fact: 'tcp.closedAfterMs', sentence: { key: 'causes:evidence.tls-closed-on-hello', params: { ms: 18 } } });
    expect(['h05', 'h10']).toContain(nextCheck?.id);
    expect(nextCheck?.splits).toContain('host-key-acl');
    expect(ids(ruledOut)).toEqual(expect.arrayContaining(['licensing', 'fw-host', 'rdp-disabled', 'listener']));
  });
  it('0x904 alone: the popular wrong ones are ruled out, each with its fact', () => {
    const { causes, ruledOut } = judgeCase(caseOf('UNKNOWN', CODE_904));
    expect(causes).toEqual([]);
    expect(ruledOut.find((one) => one.id === 'licensing')).toMatchObject({ because: { key: 'causes:because.licensing.code-0x904' }, facts: ['code.disconnect'] });
    expect(ids(ruledOut)).toEqual(expect.arrayContaining(['fw-host', 'fw-client', 'rdp-disabled']));
  });
  it('a licence event beats the code: licensing is not ruled out then', () => {
    const { ruledOut, causes } = judgeCase(caseOf('UNKNOWN', [...CODE_904, ...windows({ 'client.attempts': [{ at: AT, server: null, reason: 2308, noLicence: true }] })]));
    expect(ids(ruledOut)).not.toContain('licensing');
    expect(ids(causes)).toContain('licensing');
  });
  it('a healthy wire and a healthy host list no cause and no next check', () => {
    const result = judgeCase(caseOf('HEALTHY', [...HEALTHY_WIRE, ...hostBlock(HEALTHY_HOST), ...windows({ 'os.build': 22631, 'security.products': [{ kind: 'av', name: 'X', thirdParty: true }], 'route.viaVpn': true })], { findings: [finding('CERT_SELF_SIGNED', 'info'), finding('DNS_PTR_MISMATCH', 'info')] }));
    expect(result.causes).toEqual([]);
    expect(result.nextCheck).toBeNull();
    expect(result.checks.filter((one) => one.state === 'fail')).toEqual([]);
  });
  it('a healthy wire rules the key out and does not list what merely could be', () => {
    const { causes, ruledOut } = judgeCase(caseOf('HEALTHY', HEALTHY_WIRE));
    expect(causes).toEqual([]);
    expect(ids(ruledOut)).toEqual(expect.arrayContaining(['host-key-acl', 'host-cert-missing', 'host-cert-expired', 'fw-host']));
  });
  it('facts of the user PC say nothing about the host', () => {
    const facts = [...CLOSED_ON_HELLO, ...windows({ ...HEALTHY_HOST, ...BAD_KEY, 'rdp.denyConnections': 1, 'os.computerName': 'DESK-7' })];
    const { causes, checks } = judgeCase(caseOf('TLS_CLOSED', facts));
    expect(causes.every((one) => one.strength !== 'proven')).toBe(true);
    expect(checks.filter((one) => one.id.startsWith('h'))).toEqual([]);
  });
  it('facts of this PC count for the host when it is the host', () => {
    const facts = [...CLOSED_ON_HELLO, ...windows({ ...HEALTHY_HOST, ...BAD_KEY })];
    expect(judgeCase(caseOf('TLS_CLOSED', facts, { machineSide: 'host' })).causes[0]).toMatchObject({ id: 'host-key-acl', strength: 'proven' });
    expect(judgeCase(caseOf('TLS_CLOSED', [...facts, ...answers({ 'scope.where': 'host' })])).causes[0]?.strength).toBe('proven');
    expect(judgeCase(caseOf('TLS_CLOSED', [...facts, ...wire({ 'ntlm.computerName': 'SRV-04' })])).causes[0]?.strength).toBe('proven');
  });
  it('system names that stand beside an unread host are the client\'s', () => {
    const facts = [...wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 9, 'negotiation.selected': 'SSL' }), ...windows({ 'os.productName': 'Windows 11 Pro', 'os.build': 22631, 'os.uptimeDays': 200 }), { name: 'service.list', value: null, unknown: 'the host is not Windows', source: 'windows' as const, at: AT }];
    const { causes, checks } = judgeCase(caseOf('TLS_NOT_TLS', facts, { machineSide: 'both', findings: [finding('NLA_NOT_OFFERED', 'info')] }));
    expect(causes[0]?.id).toBe('third-party-server');
    expect(causes[0]?.against).toEqual([]);
    expect(checks.find((one) => one.id === 'h01')).toBeUndefined();
  });
  it('a dead address beside a working one is the name, not the firewall', () => {
    const facts = [...HEALTHY_WIRE, { ...wire({ 'tcp.outcome': 'timeout' })[0], address: 'fd00::4' } as Fact];
    const { causes } = judgeCase(caseOf('DNS_IPV6_BROKEN', facts, { findings: [finding('TCP_TIMEOUT')] }));
    expect(causes[0]?.id).toBe('wrong-endpoint');
    expect(ids(causes)).not.toContain('fw-host');
  });
  it('keeps the worse of two looks at the same check', () => {
    const probe = [{ id: 'c15', name: 'clock', state: 'pass' as const, sentence: { key: 'probe:state.pass' }, facts: ['ntlm.clockSkewMs'] }];
    const { checks } = judgeCase(caseOf('HEALTHY', [...HEALTHY_WIRE, ...windows({ 'clock.skewMs': 900_000 })], { checks: probe }));
    expect(checks.filter((one) => one.id === 'c15')).toEqual([expect.objectContaining({ state: 'fail', facts: ['ntlm.clockSkewMs', 'clock.skewMs', 'clock.source'].filter((name) => name !== 'clock.source') })]);
  });
});

describe('every answer', () => {
  it.each(CAUSE_IDS)('fits the contract and has its sentences in both languages: %s', (id) => {
    const result = judgeCase(CASES[id]);
    SHAPE.parse(result);
    const messages = [...result.causes.flatMap((one) => [one.title, ...one.for.map((item) => item.sentence), ...one.against.map((item) => item.sentence)]),
      ...result.ruledOut.flatMap((one) => [one.title, one.because]), ...result.checks.map((one) => one.sentence), ...(result.nextCheck ? [result.nextCheck.sentence] : [])];
    for (const one of messages) for (const lang of ['en', 'ja'] as const) expect(sentence(one, lang)).not.toBe('');
    const read = new Set([...CASES[id].facts.map((one) => one.name), 'tcp.outcome']);
    const named = result.causes.flatMap((one) => [...one.for, ...one.against].map((item) => item.fact));
    const fromFindings = CASES[id].findings.length > 0;
    if (!fromFindings) expect(named.filter((name) => !read.has(name))).toEqual([]);
    expect(named).not.toContain('');
  });
  it('is the same in any order of facts', () => {
    fc.assert(fc.property(fc.constantFrom(...CAUSE_IDS), fc.infiniteStream(fc.nat()), (id, numbers) => {
      const keys = CASES[id].facts.map((one) => ({ one, key: numbers.next().value as number }));
      const mixed = keys.sort((a, b) => a.key - b.key).map(({ one }) => one);
      const [there, here] = [judgeCase({ ...CASES[id], facts: mixed }), judgeCase(CASES[id])];
      expect(there).toEqual(here);
    }), { numRuns: 200 });
  });
  it('does not change with more facts that could not be read, and proves nothing when none could', () => {
    const names = [...Object.keys(WINDOWS_FACTS), ...ANSWER_NAMES];
    const unread = (source: Fact['source']) => names.map((name): Fact => ({ name, value: null, unknown: 'access denied', source, at: AT }));
    for (const id of CAUSE_IDS) {
      const more = judgeCase({ ...CASES[id], facts: [...CASES[id].facts, ...unread('host-block'), ...unread('windows'), ...unread('user')] });
      expect(more.causes).toEqual(judgeCase(CASES[id]).causes);
    }
    const nothing = judgeCase(caseOf('UNKNOWN', [...unread('host-block'), ...unread('windows'), ...unread('user')]));
    expect(nothing.causes).toEqual([]);
    expect(nothing.checks.every((one) => one.state === 'unknown')).toBe(true);
  });
  it('does not look at the clock of this machine', () => expect(judgeCase({ ...CASES['host-cert-expired'], now: NOW })).toEqual(judgeCase(CASES['host-cert-expired'])));
});
