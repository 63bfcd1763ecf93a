import type { Fact } from '../../../preload/contract/facts.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Captured, Operation, OperationResult } from '../../machine/operation.ts';
import { PRIMITIVE_ARGS } from '../../machine/primitives.ts';
import { WINDOWS_FACTS, type WindowsFactName } from '../../machine/windows-facts.ts';

const AT = '2026-11-21T10:00:00.000Z';
export type Values = Partial<Record<WindowsFactName, Fact['value']>>;

/** A healthy server of a workgroup, as its facts. */
export const HEALTHY: Values = {
  'os.computerName': 'SRV-04', 'os.build': 20348, 'os.edition': 'ServerStandard', 'os.domainRole': 2, 'os.partOfDomain': false, 'os.domainName': 'WORKGROUP', 'process.inRdpSession': false,
  'policy.values': [], 'policy.mdm': false, 'security.policy': { SecurityLayer: null, UserAuthentication: null, MinEncryptionLevel: null }, 'rdp.denyConnections': 0, 'rdp.denyConnectionsPolicy': null,
  'roles.broker': false, 'roles.rds': [], 'binding.templateName': null, 'binding.pinned': null, 'binding.hashType': 1, 'binding.storeName': 'Remote Desktop', 'session.list': [],
  'store.remoteDesktop': [{ thumbprint: 'a'.repeat(40), subject: 'CN=SRV-04', issuer: 'CN=SRV-04', notBefore: '2026-09-01T00:00:00Z', notAfter: '2027-03-01T00:00:00Z', hasPrivateKey: true, keyUsable: true, eku: '1.3.6.1.5.5.7.3.1', keyBits: 2048, provider: 'csp', keyFile: 'rdp' }],
  'store.personal': [], 'store.acl': { sddl: 'O:BAG:SYD:AI(A;CIID;KA;;;SY)', systemDenied: false, inherited: true }, 'events.certificate': [],
  'key.files': [{ name: 'f686aace6942fb7f7ceb231212eef4a4_x', path: 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\f686aace6942fb7f7ceb231212eef4a4_x', current: true, sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)', owner: 'S-1-5-18', networkService: true, system: true, third: '' }],
  'folder.machineKeys': { path: 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys', sddl: 'O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)', healthy: true, exists: true }, 'folder.programData': { value: '%SystemDrive%\\ProgramData', exists: true },
  'service.list': ['TermService', 'SessionEnv', 'UmRdpService', 'KeyIso', 'CryptSvc', 'CertPropSvc', 'W32Time'].map((name) => ({ name, start: 3, delayed: false, state: 'Running', pid: 4, triggers: 0 })),
  'security.securityLayer': 2, 'security.userAuthentication': 1, 'security.minEncryptionLevel': 3, 'credssp.encryptionOracle': null,
  'schannel.server': [], 'schannel.client': [], 'cipher.policyPresent': false, 'cipher.policy': [], 'listener.port': 3389, 'listener.listening': true, 'listener.owner': 'TermService',
  'firewall.profiles': [{ name: 'Private', enabled: true, inboundDefault: 'Block', localPolicyMerge: true }], 'network.profiles': [{ interfaceIndex: 5, interface: 'Ethernet', name: 'office', category: 'Private' }],
  'firewall.rdpRules': [{ name: 'RemoteDesktop-UserMode-In-TCP', enabled: true, profiles: 'Private', action: 'Allow', remoteAddress: 'Any', port: '3389', protocol: 'TCP', store: 'local' }], 'firewall.blocks': [],
  'limit.maxInstanceCount': 0xffffffff, 'limit.logonsDenied': false, 'limit.drainMode': 0, 'limit.activeSessions': 0, 'azure.guestAgent': false, 'name.cache': [], 'hosts.entries': [], 'name.suffixes': [], 'client.savedCredential': false,
  'rights.remoteDesktopUsers': [], 'rights.remoteLogon': ['S-1-5-32-544', 'S-1-5-32-555'], 'rights.denyRemoteLogon': [], 'client.licenseStores': 1, 'client.licenseHardwareId': true, 'client.udpDisabled': false,
  'clientFirewall.outboundDefault': [], 'clientFirewall.blocks': [], 'route.adapters': [], 'route.viaVpn': false, 'clock.skewMs': 0, 'client.attempts': [],
};

/** A machine in memory: gives the facts it is told, captures what it is told, and counts every attempt to change it. */
export interface MemoryMachine extends Machine {
  readonly changes: readonly Operation[];
  set(values: Values): void;
  setCaptured(of: (operation: Operation) => Captured | null): void;
}

/** Facts that are not given are unknown, as a reader would say. Arguments that do not fit their primitive are refused. */
export function memoryMachine(values: Values, unknown: Readonly<Partial<Record<WindowsFactName, string>>> = {}): MemoryMachine {
  let now = values;
  let captured: (operation: Operation) => Captured | null = () => ({ state: 'before' });
  const changes: Operation[] = [];
  const look = (operation: Operation): Promise<OperationResult<Captured>> => {
    const fits = PRIMITIVE_ARGS[operation.primitive].safeParse(operation.args);
    const value = captured(operation);
    return Promise.resolve(fits.success && value ? { ok: true, value } : { ok: false, because: 'failed', detail: fits.success ? 'not there' : fits.error.message });
  };
  const change = (operation: Operation): Promise<OperationResult<null>> => {
    changes.push(operation);
    return Promise.resolve({ ok: true, value: null });
  };
  return {
    id: 'practice:memory', changes,
    set(more) { now = { ...now, ...more }; },
    setCaptured(of) { captured = of; },
    readFacts: ({ batch }) => Promise.resolve((Object.keys(WINDOWS_FACTS) as WindowsFactName[]).filter((name) => WINDOWS_FACTS[name].batch === batch).map((name): Fact => {
      const value = now[name];
      const reason = unknown[name] ?? (value === undefined ? 'not given' : undefined);
      return { name, value: reason === undefined ? (value ?? null) : null, source: 'windows', at: AT, ...(reason === undefined ? {} : { unknown: reason }) };
    })),
    capture: look, verify: look, apply: change, restore: change,
  };
}
