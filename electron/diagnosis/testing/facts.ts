import type { FindingModel, VerdictModel } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { FindingCode, VerdictCode } from '../../../preload/contract/verdict-codes.ts';
import { answerFacts, type Answers } from '../answers.ts';
import type { CaseInput } from '../case-books.ts';

export const AT = '2026-11-21T10:41:00.000Z';
export const NOW = Date.parse(AT);
const TEXT = { key: 'probe:verdict.X' };

const make = (source: Fact['source']) => (values: Record<string, Fact['value']>): Fact[] => Object.entries(values).map(([name, value]) => ({ name, value, source, at: AT }));
export const wire = make('wire');
export const hostBlock = make('host-block');
export const windows = make('windows');
export const paste = make('paste');
export const answers = (given: Answers): Fact[] => answerFacts(given, AT);

export const finding = (code: FindingCode, state: FindingModel['state'] = 'fail', facts: string[] = []): FindingModel => ({ code, state, stage: null, sentence: TEXT, facts, address: '10.0.4.14' });
const verdict = (code: VerdictCode): VerdictModel => ({ code, stage: null, sentence: TEXT, address: null });

/** A case by its verdict; the verdict's own finding comes by itself. */
export function caseOf(code: VerdictCode, facts: readonly Fact[], more: Partial<CaseInput> = {}): CaseInput {
  const own = ['HEALTHY', 'UNKNOWN', 'CANCELLED'].includes(code) ? [] : [finding(code)];
  return { verdict: verdict(code), facts, now: NOW, ...more, findings: [...own, ...(more.findings ?? [])] };
}

/** What the wire shows of a Windows host in order. */
export const HEALTHY_WIRE = wire({
  'dns.addresses': ['10.0.4.14'], 'dns.a': ['10.0.4.14'], 'tcp.outcome': 'open', 'tcp.connectMs': 11, 'negotiation.selected': 'HYBRID_EX', 'negotiation.flags': 31, 'tls.version': 'TLSv1.2', 'tls.handshakeMs': 20,
  'tls.signature': 'checked', 'certificate.sha1': 'ab', 'certificate.subject': 'CN=SRV-04.corp.example', 'certificate.selfSigned': true, 'certificate.notBefore': '2026-09-01T00:00:00.000Z',
  'certificate.notAfter': '2027-03-01T00:00:00.000Z', 'ntlm.computerName': 'SRV-04', 'ntlm.osVersion': '10.0.20348', 'ntlm.clockSkewMs': 300, 'credssp.version': 6,
});
/** TCP and negotiation pass, then TLS ends before the server said a byte. */
export const CLOSED_ON_HELLO = wire({ 'tcp.outcome': 'open', 'tcp.connectMs': 11, 'negotiation.selected': 'HYBRID_EX', 'tcp.closedBy': 'fin', 'tcp.closedAfterMs': 18 });
export const CODE_904 = paste({ 'code.disconnect': 2308, 'code.extended': 7 });

/** Windows facts of a host in order. */
export const HEALTHY_HOST: Record<string, Fact['value']> = {
  'os.productName': 'Windows Server 2022 Standard', 'os.build': 20348, 'os.edition': 'ServerStandard', 'os.computerName': 'SRV-04', 'os.uptimeDays': 12, 'os.appServerMode': false, 'process.inRdpSession': false,
  'rdp.denyConnections': 0, 'rdp.denyConnectionsPolicy': null,
  'service.list': ['TermService', 'SessionEnv', 'KeyIso', 'CryptSvc', 'CertPropSvc'].map((name) => ({ name, start: 3, delayed: false, state: 'Running', pid: 1, triggers: 0 })),
  'listener.port': 3389, 'listener.listening': true, 'listener.owner': 'TermService', 'listener.udp': true, 'listener.lanAdapter': 0,
  'binding.pinned': null, 'binding.hashType': 1, 'binding.policySource': {}, 'binding.selfSigned': 'ab', 'binding.storeName': 'Remote Desktop', 'binding.templateName': null,
  'store.remoteDesktop': [{ thumbprint: 'ab', subject: 'CN=SRV-04', issuer: 'CN=SRV-04', notBefore: '2026-09-01T00:00:00Z', notAfter: '2027-03-01T00:00:00Z', hasPrivateKey: true, keyUsable: true, eku: '1.3.6.1.5.5.7.3.1', keyBits: 2048, provider: 'CSP', keyFile: 'f686' }],
  'store.personal': [],
  'key.files': [{ name: 'f686aace_1', path: 'C:\\ProgramData\\f686', current: true, sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)(A;;FA;;;S-1-5-80-4022436659)', owner: 'SY', networkService: 'read', system: 'full', third: 'sessionEnv' }],
  'key.machineGuid': 'guid', 'folder.machineKeys': { path: 'x', sddl: 'O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)', healthy: true, exists: true }, 'folder.cryptoKeys': { path: 'y', sddl: 'D:(A;;FA;;;SY)', exists: true },
  'folder.programData': { value: '%SystemDrive%\\ProgramData', exists: true }, 'folder.systemDriveUsersRx': true, 'disk.freeMegabytes': 40_000, 'store.acl': { sddl: 'D:', systemDenied: false, inherited: true },
  'security.securityLayer': 2, 'security.userAuthentication': 1, 'security.minEncryptionLevel': 3, 'security.allowNegotiation': 1, 'security.policy': { SecurityLayer: null, UserAuthentication: null, MinEncryptionLevel: null },
  'schannel.server': [{ protocol: 'TLS 1.0', enabled: 0, disabledByDefault: 1 }], 'cipher.policyPresent': false, 'cipher.policy': [], 'fips.enabled': false,
  'events.certificate': [], 'events.schannel': [], 'events.rdpCore': [{ id: 131, at: '2026-11-21T10:40:00Z', clientIp: '10.0.0.9', code: null, component: null, tlsVersion: null }], 'events.connectionManager': [{ id: 261, at: '2026-11-21T10:40:00Z', clientIp: null }], 'events.sessionManager': [],
  'firewall.profiles': [{ name: 'Domain', enabled: true, inboundDefault: 'Block', localPolicyMerge: true }], 'firewall.rdpRules': [{ name: 'RemoteDesktop-UserMode-In-TCP', enabled: true, profiles: 'Any', action: 'Allow', remoteAddress: 'Any', port: '3389', protocol: 'TCP', store: 'local' }],
  'firewall.blocks': [], 'firewall.ipsecInbound': false, 'network.profiles': [{ interfaceIndex: 4, interface: 'Ethernet', name: 'corp', category: 'DomainAuthenticated' }],
  'limit.maxInstanceCount': -1, 'limit.logonsDenied': false, 'limit.drainMode': 0, 'limit.activeSessions': 2, 'host.selectTransport': null,
  'rights.remoteLogon': ['*S-1-5-32-544', '*S-1-5-32-555'], 'rights.denyRemoteLogon': [], 'wmi.terminalServices': 'ok', 'policy.values': [], 'policy.mdm': false, 'roles.rds': [], 'roles.broker': false,
  'termsrv.serviceDll': '%SystemRoot%\\System32\\termsrv.dll', 'termsrv.signed': true, 'security.guards': [], 'updates.rebootPending': false, 'azure.guestAgent': false, 'logons.failed15min': 2, 'events.floods': 0,
};
export const hostWith = (changed: Record<string, Fact['value']>): Fact[] => hostBlock({ ...HEALTHY_HOST, ...changed });
