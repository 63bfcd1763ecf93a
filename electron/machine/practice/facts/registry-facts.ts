import type { HostState } from '../../../practice/model/host.ts';
import type { ClientState } from '../../../practice/model/client.ts';
import type { Registry, RegistryValue } from '../../../practice/model/registry.ts';
import { bytesOf, KEYS, numberOf, textOf, valueOf } from '../../../practice/windows/registry.ts';
import { cipherPolicy, cipherSuites, PROTOCOLS, protocolSettings } from '../../../practice/windows/schannel.ts';
import type { FactValues } from '../read-facts.ts';

/** SCHANNEL names more protocols than any Windows of today still speaks. */
const NAMED = ['SSL 2.0', 'SSL 3.0', ...PROTOCOLS];
const SECURITY = ['SecurityLayer', 'UserAuthentication', 'MinEncryptionLevel'] as const;

/** Facts that are registry values of the host. */
export function registryFacts({ registry, os }: HostState): FactValues {
  const number = (key: string, name: string) => numberOf(registry, key, name);
  const policy = cipherPolicy(registry);
  return {
    'rdp.denyConnections': number(KEYS.terminalServer, 'fDenyTSConnections'), 'rdp.denyConnectionsPolicy': number(KEYS.policy, 'fDenyTSConnections'),
    'listener.port': number(KEYS.listener, 'PortNumber'), 'listener.lanAdapter': number(KEYS.listener, 'LanAdapter'),
    'security.securityLayer': number(KEYS.listener, 'SecurityLayer'), 'security.userAuthentication': number(KEYS.listener, 'UserAuthentication'),
    'security.minEncryptionLevel': number(KEYS.listener, 'MinEncryptionLevel'), 'security.allowNegotiation': number(KEYS.listener, 'fAllowSecProtocolNegotiation'),
    'security.policy': Object.fromEntries(SECURITY.map((name) => [name, number(KEYS.policy, name)])),
    'binding.pinned': bytesOf(registry, KEYS.listener, 'SSLCertificateSHA1Hash'), 'binding.selfSigned': bytesOf(registry, KEYS.winStations, 'SelfSignedCertificate'),
    'binding.storeName': textOf(registry, KEYS.winStations, 'SelfSignedCertStore'), 'binding.templateName': textOf(registry, KEYS.policy, 'CertTemplateName'),
    'binding.hashType': hashType(registry), 'binding.policySource': policySource(registry),
    'limit.maxInstanceCount': number(KEYS.listener, 'MaxInstanceCount'), 'limit.singleSessionPerUser': number(KEYS.terminalServer, 'fSingleSessionPerUser'),
    'host.selectTransport': number(KEYS.policy, 'SelectTransport'), 'fips.enabled': (number(KEYS.fips, 'Enabled') ?? 0) !== 0,
    'schannel.server': NAMED.map((protocol) => ({ protocol, ...protocolSettings(registry, protocol, 'Server') })),
    'cipher.policy': policy ?? [], 'cipher.policyPresent': policy !== null, 'cipher.suites': cipherSuites(registry, os),
    'termsrv.serviceDll': textOf(registry, KEYS.termService, 'ServiceDll'), 'policy.values': policyValues(registry),
  };
}

/** Facts that are registry values of the user's PC. */
export function clientRegistryFacts({ registry }: ClientState): FactValues {
  return {
    'schannel.client': NAMED.map((protocol) => ({ protocol, ...protocolSettings(registry, protocol, 'Client') })),
    'credssp.encryptionOracle': numberOf(registry, KEYS.credssp, 'AllowEncryptionOracle'),
    'client.udpDisabled': numberOf(registry, KEYS.clientPolicy, 'fClientDisableUDP') === 1,
  };
}

/** SSLCertificateSHA1HashType: 1 the default self-signed one, 2 by policy, 3 chosen by hand (catalogue h08). */
function hashType(registry: Registry): number {
  if (valueOf(registry, KEYS.policy, 'CertTemplateName')) return 2;
  return bytesOf(registry, KEYS.listener, 'SSLCertificateSHA1Hash') === null ? 1 : 3;
}

/** PolicySource of the listener's settings as Win32_TSGeneralSetting names them: 1 policy, 0 this server. */
function policySource(registry: Registry): Record<string, number> {
  const names = { SecurityLayer: 'PolicySourceSecurityLayer', UserAuthentication: 'PolicySourceUserAuthenticationRequired', MinEncryptionLevel: 'PolicySourceMinEncryptionLevel' };
  return Object.fromEntries(SECURITY.map((name) => [names[name], valueOf(registry, KEYS.policy, name) ? 1 : 0]));
}

function policyValues(registry: Registry): { key: string; name: string; value: string | number }[] {
  const root = KEYS.policy.toLowerCase();
  return Object.entries(registry).filter(([key]) => key.toLowerCase() === root || key.toLowerCase().startsWith(`${root}\\`))
    .flatMap(([key, values]) => Object.entries(values).map(([name, value]) => ({ key: key.replace(/^HKLM\\/i, ''), name, value: shown(value) })));
}

function shown(value: RegistryValue): string | number {
  return value.type === 'multiString' ? value.data.join('\n') : value.data;
}
