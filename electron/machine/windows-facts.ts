/**
 * The vocabulary of Windows facts: every name that a reader may give and a judge may use, with the check of the catalogue
 * it belongs to, its value's shape, and the batch it is read in. A fact that could not be read is still given, with value
 * null and `unknown` (or `needsAdmin`) as its reason. Times are ISO 8601 UTC, hashes lower-case hex, SDDL as Windows prints it.
 */
export type FactShape = 'boolean' | 'number' | 'string' | 'strings' | 'record' | 'records';
export type FactBatch = 'fast' | 'slow' | 'onRequest';

export interface WindowsFactSpec {
  readonly check: string;
  readonly shape: FactShape;
  readonly batch: FactBatch;
  /** True when Windows gives it to administrators only. */
  readonly admin?: true;
  /** For records: the field names. `null` values inside are allowed. */
  readonly fields?: readonly string[];
}

const fast = (check: string, shape: FactShape, fields?: readonly string[]): WindowsFactSpec => ({ check, shape, batch: 'fast', ...(fields ? { fields } : {}) });
const slow = (check: string, shape: FactShape, fields?: readonly string[]): WindowsFactSpec => ({ check, shape, batch: 'slow', ...(fields ? { fields } : {}) });
const onRequest = (check: string, shape: FactShape, fields?: readonly string[]): WindowsFactSpec => ({ check, shape, batch: 'onRequest', ...(fields ? { fields } : {}) });
const admin = (spec: WindowsFactSpec): WindowsFactSpec => ({ ...spec, admin: true });

export const WINDOWS_FACTS = {
  // c01 client-env, h01 host-env
  'os.productName': fast('c01', 'string'), 'os.build': fast('c01', 'number'), 'os.ubr': fast('c01', 'number'), 'os.edition': fast('c01', 'string'),
  'os.installationType': fast('c01', 'string'), 'os.architecture': fast('c01', 'string'), 'os.uiLanguage': fast('c01', 'string'),
  'process.bits': fast('c01', 'number'), 'process.elevated': fast('c01', 'boolean'), 'process.languageMode': fast('c01', 'string'), 'process.inRdpSession': fast('c01', 'boolean'),
  'process.user': fast('c01', 'string'),
  'client.mstscPath': fast('c01', 'string'), 'client.mstscVersion': fast('c01', 'string'), 'client.mstscSigned': slow('c01', 'boolean'),
  'os.domainRole': fast('h01', 'number'), 'os.partOfDomain': fast('h01', 'boolean'), 'os.domainName': fast('h01', 'string'), 'os.computerName': fast('h01', 'string'),
  'os.uptimeDays': fast('h01', 'number'), 'os.virtualPlatform': slow('h01', 'string'), 'os.appServerMode': fast('h01', 'boolean'),
  'session.list': slow('h01', 'records', ['id', 'name', 'user', 'state']),
  // c03 rdpclient-events
  'client.attempts': slow('c03', 'records', ['activityId', 'at', 'server', 'reason', 'extended', 'furthest', 'tlsError', 'dnsFailed', 'noLicence', 'udp', 'connected']),
  // c04 name resolution, c05 hosts, c06 route
  'name.suffixes': slow('c04', 'strings'), 'name.servers': slow('c04', 'strings'), 'name.nrpt': slow('c04', 'records', ['namespace', 'servers']), 'name.cache': slow('c04', 'records', ['name', 'data', 'ttl']),
  'hosts.entries': fast('c05', 'records', ['line', 'address', 'names']), 'hosts.path': fast('c05', 'string'),
  'route.interface': slow('c06', 'string'), 'route.viaVpn': slow('c06', 'boolean'), 'route.adapters': slow('c06', 'records', ['interfaceIndex', 'name', 'description', 'up', 'vpn', 'mtu']),
  // c07 outbound firewall, c08 products
  'clientFirewall.outboundDefault': onRequest('c07', 'records', ['profile', 'action', 'enabled']), 'clientFirewall.blocks': onRequest('c07', 'records', ['name', 'program', 'port']),
  'security.products': slow('c08', 'records', ['kind', 'name', 'state', 'thirdParty']), 'security.filters': slow('c08', 'strings'), 'security.defender': slow('c08', 'record'),
  // c09 client SCHANNEL, h14 server SCHANNEL, h15 ciphers and FIPS
  'schannel.client': fast('c09', 'records', ['protocol', 'enabled', 'disabledByDefault']), 'schannel.server': fast('h14', 'records', ['protocol', 'enabled', 'disabledByDefault']),
  'cipher.policy': fast('h15', 'strings'), 'cipher.policyPresent': fast('h15', 'boolean'), 'cipher.suites': slow('h15', 'strings'), 'fips.enabled': fast('h15', 'boolean'),
  // c10 credssp, c11 client udp, c12 saved credential, c13 licensing store, c14 profile, c15 clock, c16 updates
  'credssp.encryptionOracle': fast('c10', 'number'), 'client.udpDisabled': fast('c11', 'boolean'), 'client.savedCredential': slow('c12', 'boolean'), 'client.usernameHint': slow('c12', 'string'),
  'client.licenseStores': fast('c13', 'number'), 'client.licenseHardwareId': fast('c13', 'boolean'), 'client.licenseUsersWrite': slow('c13', 'boolean'),
  'client.defaultRdp': slow('c14', 'record'), 'clock.skewMs': onRequest('c15', 'number'), 'clock.source': slow('c15', 'string'),
  'updates.recent': slow('c16', 'records', ['id', 'installedAt', 'title']), 'updates.rebootPending': fast('h28', 'boolean'), 'updates.rebootReasons': fast('h28', 'strings'),
  // h02 rdp enabled, h03 services, h04 listener
  'rdp.denyConnections': fast('h02', 'number'), 'rdp.denyConnectionsPolicy': fast('h02', 'number'),
  'service.list': fast('h03', 'records', ['name', 'start', 'delayed', 'state', 'pid', 'triggers']),
  'listener.port': fast('h04', 'number'), 'listener.listening': fast('h04', 'boolean'), 'listener.owner': fast('h04', 'string'), 'listener.udp': slow('h04', 'boolean'), 'listener.lanAdapter': fast('h04', 'number'),
  // h05 loopback probe is made by our own wire probe: facts `loopback.*`
  'loopback.stage': onRequest('h05', 'string'), 'loopback.verdict': onRequest('h05', 'string'),
  // h06 firewall, h07 profile
  'firewall.profiles': slow('h06', 'records', ['name', 'enabled', 'inboundDefault', 'localPolicyMerge']), 'firewall.rdpRules': slow('h06', 'records', ['name', 'enabled', 'profiles', 'action', 'remoteAddress', 'port', 'protocol', 'store']),
  'firewall.blocks': slow('h06', 'records', ['name', 'port', 'profiles']), 'firewall.ipsecInbound': slow('h06', 'boolean'), 'network.profiles': slow('h07', 'records', ['interfaceIndex', 'interface', 'name', 'category']),
  // h08 binding, h09 store, h10 key ACL, h11 folder, h12 store ACL
  'binding.pinned': fast('h08', 'string'), 'binding.hashType': fast('h08', 'number'), 'binding.policySource': fast('h08', 'record'), 'binding.selfSigned': fast('h08', 'string'),
  'binding.storeName': fast('h08', 'string'), 'binding.templateName': fast('h26', 'string'),
  'store.remoteDesktop': admin(fast('h09', 'records', ['thumbprint', 'subject', 'issuer', 'notBefore', 'notAfter', 'hasPrivateKey', 'keyUsable', 'eku', 'keyBits', 'provider', 'keyFile'])),
  'store.personal': admin(slow('h09', 'records', ['thumbprint', 'subject', 'issuer', 'notBefore', 'notAfter', 'hasPrivateKey', 'keyUsable', 'eku', 'keyBits', 'provider', 'keyFile'])),
  'key.files': admin(fast('h10', 'records', ['name', 'path', 'current', 'sddl', 'owner', 'networkService', 'system', 'third'])), 'key.machineGuid': fast('h10', 'string'),
  'folder.machineKeys': admin(fast('h11', 'record', ['path', 'sddl', 'healthy', 'exists'])), 'folder.cryptoKeys': admin(fast('h11', 'record', ['path', 'sddl', 'exists'])),
  'folder.programData': fast('h11', 'record', ['value', 'exists']), 'folder.systemDriveUsersRx': slow('h11', 'boolean'), 'disk.freeMegabytes': fast('h11', 'number'),
  'store.acl': admin(fast('h12', 'record', ['sddl', 'systemDenied', 'inherited'])),
  // h13 security settings
  'security.securityLayer': fast('h13', 'number'), 'security.userAuthentication': fast('h13', 'number'), 'security.minEncryptionLevel': fast('h13', 'number'), 'security.allowNegotiation': fast('h13', 'number'),
  'security.policy': fast('h13', 'record', ['SecurityLayer', 'UserAuthentication', 'MinEncryptionLevel']),
  // h16 to h19 events
  'events.certificate': slow('h16', 'records', ['id', 'at', 'status']), 'events.schannel': admin(slow('h17', 'records', ['id', 'at', 'errorCode', 'errorState', 'alert', 'protocol', 'process'])),
  'events.rdpCore': slow('h18', 'records', ['id', 'at', 'clientIp', 'code', 'component', 'tlsVersion']), 'events.connectionManager': slow('h18', 'records', ['id', 'at', 'clientIp']),
  'events.sessionManager': slow('h19', 'records', ['id', 'at', 'code', 'session']),
  // h20 udp, h21 limits, h22 rights, h23 licensing, h24 wmi, h25 policy, h26 roles
  'host.selectTransport': fast('h20', 'number'), 'limit.maxInstanceCount': fast('h21', 'number'), 'limit.maximumConnections': slow('h21', 'number'), 'limit.maximumPolicySource': slow('h21', 'number'),
  'limit.logonsDenied': fast('h21', 'boolean'), 'limit.drainMode': fast('h21', 'number'), 'limit.activeSessions': slow('h21', 'number'), 'limit.singleSessionPerUser': fast('h21', 'number'),
  'rights.remoteLogon': admin(slow('h22', 'strings')), 'rights.denyRemoteLogon': admin(slow('h22', 'strings')), 'rights.remoteDesktopUsers': slow('h22', 'strings'),
  'licensing.graceDays': slow('h23', 'number'), 'licensing.servers': slow('h23', 'strings'), 'licensing.events': slow('h23', 'records', ['id', 'at']),
  'wmi.terminalServices': slow('h24', 'string'), 'wmi.repository': onRequest('h24', 'string'),
  'policy.values': fast('h25', 'records', ['key', 'name', 'value']), 'policy.mdm': fast('h25', 'boolean'), 'policy.report': onRequest('h25', 'string'),
  'roles.rds': slow('h26', 'strings'), 'roles.broker': fast('h26', 'boolean'),
  // h27 products on the host, h29 Azure, h30 failed logons
  'termsrv.serviceDll': fast('h27', 'string'), 'termsrv.signed': slow('h27', 'boolean'), 'security.guards': slow('h27', 'strings'),
  'azure.guestAgent': fast('h29', 'boolean'), 'logons.failed15min': admin(slow('h30', 'number')), 'events.floods': slow('h30', 'number'),
} as const satisfies Record<string, WindowsFactSpec>;

export type WindowsFactName = keyof typeof WINDOWS_FACTS;

/** Facts of this table carry these sources; `unknown` begins with this word where only rights were missing. */
export const NEEDS_ADMIN = 'needsAdmin';
