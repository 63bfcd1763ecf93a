import type { WindowsFactName } from '../../machine/windows-facts.ts';
import type { AnswerName } from '../../diagnosis/answers.ts';
import type { TextClass } from './classes.ts';

/** A fact's texts are of one class, or, in records, each field has its own; a field that is not named does not leave. */
export type FactClass = TextClass | { readonly fields: Readonly<Record<string, TextClass>> };

const fields = (one: Record<string, TextClass>): FactClass => ({ fields: one });
const CERTIFICATE = fields({ thumbprint: 'thumbprint', subject: 'dn', issuer: 'dn', notBefore: 'time', notAfter: 'time', hasPrivateKey: 'plain', keyUsable: 'plain', eku: 'plain', keyBits: 'plain', provider: 'plain', keyFile: 'id' });
const SCHANNEL = fields({ protocol: 'plain', enabled: 'plain', disabledByDefault: 'plain' });

const WINDOWS: Readonly<Record<WindowsFactName, FactClass>> = {
  'os.productName': 'plain', 'os.build': 'plain', 'os.ubr': 'plain', 'os.edition': 'plain', 'os.installationType': 'plain', 'os.architecture': 'plain', 'os.uiLanguage': 'plain',
  'process.bits': 'plain', 'process.elevated': 'plain', 'process.languageMode': 'plain', 'process.inRdpSession': 'plain', 'process.user': 'user',
  'client.mstscPath': 'path', 'client.mstscVersion': 'plain', 'client.mstscSigned': 'plain',
  'os.domainRole': 'plain', 'os.partOfDomain': 'plain', 'os.domainName': 'domain', 'os.computerName': 'host', 'os.uptimeDays': 'plain', 'os.virtualPlatform': 'plain', 'os.appServerMode': 'plain',
  'session.list': fields({ id: 'plain', name: 'plain', user: 'user', state: 'plain' }),
  'client.attempts': fields({ activityId: 'id', at: 'time', server: 'host', reason: 'plain', extended: 'plain', furthest: 'plain', tlsError: 'plain', dnsFailed: 'plain', noLicence: 'plain', udp: 'plain', connected: 'plain' }),
  'name.suffixes': 'domain', 'name.servers': 'ip', 'name.nrpt': fields({ namespace: 'domain', servers: 'ip' }), 'name.cache': fields({ name: 'host', data: 'ip', ttl: 'plain' }),
  'hosts.entries': fields({ line: 'plain', address: 'ip', names: 'host' }), 'hosts.path': 'path',
  'route.interface': 'free', 'route.viaVpn': 'plain', 'route.adapters': fields({ interfaceIndex: 'plain', name: 'free', description: 'free', up: 'plain', vpn: 'plain', mtu: 'plain' }),
  'clientFirewall.outboundDefault': fields({ profile: 'plain', action: 'plain', enabled: 'plain' }), 'clientFirewall.blocks': fields({ name: 'free', program: 'path', port: 'plain' }),
  'security.products': fields({ kind: 'plain', name: 'free', state: 'plain', thirdParty: 'plain' }), 'security.filters': 'free',
  'security.defender': fields({ AMRunningMode: 'plain', AMServiceEnabled: 'plain', NISEnabled: 'plain', RealTimeProtectionEnabled: 'plain' }),
  'schannel.client': SCHANNEL, 'schannel.server': SCHANNEL, 'cipher.policy': 'plain', 'cipher.policyPresent': 'plain', 'cipher.suites': 'plain', 'fips.enabled': 'plain',
  'credssp.encryptionOracle': 'plain', 'client.udpDisabled': 'plain', 'client.savedCredential': 'plain', 'client.usernameHint': 'user',
  'client.licenseStores': 'plain', 'client.licenseHardwareId': 'plain', 'client.licenseUsersWrite': 'plain', 'client.defaultRdp': fields({ 'authentication level': 'plain', enablecredsspsupport: 'plain', gatewayusagemethod: 'plain', 'negotiate security layer': 'plain' }),
  'clock.skewMs': 'plain', 'clock.source': 'plain', 'updates.recent': fields({ id: 'free', installedAt: 'time', title: 'free' }), 'updates.rebootPending': 'plain', 'updates.rebootReasons': 'plain',
  'rdp.denyConnections': 'plain', 'rdp.denyConnectionsPolicy': 'plain', 'service.list': fields({ name: 'plain', start: 'plain', delayed: 'plain', state: 'plain', pid: 'plain', triggers: 'plain' }),
  'listener.port': 'plain', 'listener.listening': 'plain', 'listener.owner': 'plain', 'listener.udp': 'plain', 'listener.lanAdapter': 'plain', 'loopback.stage': 'plain', 'loopback.verdict': 'plain',
  'firewall.profiles': fields({ name: 'plain', enabled: 'plain', inboundDefault: 'plain', localPolicyMerge: 'plain' }),
  'firewall.rdpRules': fields({ name: 'free', enabled: 'plain', profiles: 'plain', action: 'plain', remoteAddress: 'free', port: 'plain', protocol: 'plain', store: 'plain' }),
  'firewall.blocks': fields({ name: 'free', port: 'plain', profiles: 'plain' }), 'firewall.ipsecInbound': 'plain', 'network.profiles': fields({ interfaceIndex: 'plain', interface: 'free', name: 'domain', category: 'plain' }),
  'binding.pinned': 'thumbprint', 'binding.hashType': 'plain', 'binding.policySource': fields({ PolicySourceSecurityLayer: 'plain', PolicySourceUserAuthenticationRequired: 'plain', PolicySourceMinEncryptionLevel: 'plain' }), 'binding.selfSigned': 'thumbprint',
  'binding.storeName': 'plain', 'binding.templateName': 'org', 'store.remoteDesktop': CERTIFICATE, 'store.personal': CERTIFICATE,
  'key.files': fields({ name: 'id', path: 'hidden', current: 'plain', sddl: 'sid', owner: 'user', networkService: 'plain', system: 'plain', third: 'user' }), 'key.machineGuid': 'id',
  'folder.machineKeys': fields({ path: 'path', sddl: 'sid', healthy: 'plain', exists: 'plain' }), 'folder.cryptoKeys': fields({ path: 'path', sddl: 'sid', exists: 'plain' }), 'folder.programData': fields({ value: 'path', exists: 'plain' }),
  'folder.systemDriveUsersRx': 'plain', 'disk.freeMegabytes': 'plain', 'store.acl': fields({ sddl: 'sid', systemDenied: 'plain', inherited: 'plain' }),
  'security.securityLayer': 'plain', 'security.userAuthentication': 'plain', 'security.minEncryptionLevel': 'plain', 'security.allowNegotiation': 'plain', 'security.policy': fields({ SecurityLayer: 'plain', UserAuthentication: 'plain', MinEncryptionLevel: 'plain' }),
  'events.certificate': fields({ id: 'plain', at: 'time', status: 'plain' }), 'events.schannel': fields({ id: 'plain', at: 'time', errorCode: 'plain', errorState: 'plain', alert: 'plain', protocol: 'plain', process: 'plain' }),
  'events.rdpCore': fields({ id: 'plain', at: 'time', clientIp: 'ip', code: 'plain', component: 'plain', tlsVersion: 'plain' }), 'events.connectionManager': fields({ id: 'plain', at: 'time', clientIp: 'ip' }), 'events.sessionManager': fields({ id: 'plain', at: 'time', code: 'plain', session: 'plain' }),
  'host.selectTransport': 'plain', 'limit.maxInstanceCount': 'plain', 'limit.maximumConnections': 'plain', 'limit.maximumPolicySource': 'plain', 'limit.logonsDenied': 'plain', 'limit.drainMode': 'plain', 'limit.activeSessions': 'plain', 'limit.singleSessionPerUser': 'plain',
  'rights.remoteLogon': 'user', 'rights.denyRemoteLogon': 'user', 'rights.remoteDesktopUsers': 'user', 'licensing.graceDays': 'plain', 'licensing.servers': 'host', 'licensing.events': fields({ id: 'plain', at: 'time' }),
  'wmi.terminalServices': 'plain', 'wmi.repository': 'plain', 'policy.values': fields({ key: 'free', name: 'free', value: 'plain' }), 'policy.mdm': 'plain', 'policy.report': 'hidden', 'roles.rds': 'free', 'roles.broker': 'plain',
  'termsrv.serviceDll': 'path', 'termsrv.signed': 'plain', 'security.guards': 'free', 'azure.guestAgent': 'plain', 'logons.failed15min': 'plain', 'events.floods': 'plain',
};

const WIRE: Readonly<Record<string, FactClass>> = {
  'dns.addresses': 'ip', 'dns.a': 'ip', 'dns.aaaa': 'ip', 'dns.system': 'ip', 'dns.server': 'ip', 'dns.pointer': 'host', 'dns.ms': 'plain',
  'tcp.outcome': 'plain', 'tcp.connectMs': 'plain', 'tcp.waitedMs': 'plain', 'tcp.closedBy': 'plain', 'tcp.closedAfterMs': 'plain', 'tcp.closedBeforeRoundTrip': 'plain', 'tcp.errorCode': 'plain', 'tcp.idleClosed': 'plain',
  'negotiation.firstBytes': 'bytes', 'negotiation.banner': 'banner', 'negotiation.selected': 'plain', 'negotiation.offered': 'plain', 'negotiation.failureCode': 'plain', 'negotiation.flags': 'plain', 'negotiation.answerMs': 'plain', 'negotiation.waitedMs': 'plain', 'negotiation.directTls': 'plain',
  'tls.version': 'plain', 'tls.versions': 'plain', 'tls.cipher': 'plain', 'tls.group': 'plain', 'tls.alert': 'plain', 'tls.alertNumber': 'plain', 'tls.certificateRequested': 'plain', 'tls.finished': 'plain', 'tls.firstBytes': 'bytes', 'tls.handshakeMs': 'plain', 'tls.helloRetry': 'plain', 'tls.malformed': 'plain', 'tls.serverHelloMs': 'plain', 'tls.signature': 'plain', 'tls.smallHelloAnswered': 'plain', 'tls.waitedMs': 'plain',
  'certificate.subject': 'dn', 'certificate.issuer': 'dn', 'certificate.names': 'host', 'certificate.notBefore': 'time', 'certificate.notAfter': 'time', 'certificate.sha1': 'thumbprint', 'certificate.sha256': 'thumbprint', 'certificate.serial': 'serial',
  'certificate.selfSigned': 'plain', 'certificate.keyType': 'plain', 'certificate.keyBits': 'plain', 'certificate.keyUsage': 'plain', 'certificate.extendedKeyUsage': 'plain', 'certificate.signatureAlgorithm': 'plain', 'certificate.chainLength': 'plain', 'certificate.chainBytes': 'plain', 'certificate.malformed': 'plain',
  'credssp.version': 'plain', 'credssp.errorCode': 'plain', 'nla.malformed': 'plain', 'nla.waitedMs': 'plain',
  'ntlm.computerName': 'host', 'ntlm.domainName': 'domain', 'ntlm.dnsComputerName': 'host', 'ntlm.dnsDomainName': 'domain', 'ntlm.dnsTreeName': 'domain', 'ntlm.targetName': 'domain', 'ntlm.osVersion': 'plain', 'ntlm.serverTime': 'time', 'ntlm.clockSkewMs': 'plain',
  'path.jitterMs': 'plain', 'path.largeHelloAnswered': 'plain', 'path.lost': 'plain', 'path.maxMs': 'plain', 'path.medianMs': 'plain', 'path.minMs': 'plain', 'path.samples': 'plain',
  'stability.failed': 'plain', 'stability.failure': 'plain', 'stability.slowFailed': 'plain', 'stability.slowTries': 'plain', 'stability.tries': 'plain', 'udp.outcome': 'plain', 'practice.simulated': 'plain',
  'code.disconnect': 'plain', 'code.extended': 'plain', 'code.hresult': 'plain', 'code.ntstatus': 'plain', 'code.win32': 'plain', 'code.at': 'time', 'code.target': 'host', 'code.activityId': 'id',
};

const ANSWERED: Readonly<Record<AnswerName, FactClass>> = {
  'scope.otherClients': 'plain', 'scope.otherHosts': 'plain', 'scope.directPath': 'plain', 'scope.avOffTest': 'plain', 'scope.byAddress': 'plain', 'scope.breaks': 'plain', 'scope.tcpOnly': 'plain', 'scope.targetSystem': 'plain', 'scope.loopbackTest': 'plain',
  'scope.oracleMessage': 'plain', 'scope.restartHelps': 'plain', 'scope.credentialCleared': 'plain', 'scope.hostAccess': 'plain', 'scope.where': 'plain',
};

/** What every fact is. A fact that is not here does not leave a redacted copy. */
export const FACT_CLASSES: Readonly<Record<string, FactClass>> = { ...WIRE, ...ANSWERED, ...WINDOWS };

export function factClass(name: string): FactClass | undefined {
  return Object.hasOwn(FACT_CLASSES, name) ? FACT_CLASSES[name] : undefined;
}
