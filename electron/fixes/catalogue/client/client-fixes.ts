import { serviceOf } from '../../../diagnosis/host-readings.ts';
import { CLOCK_OFF, HOSTS_LINE, LICENCE_REFUSED, NAME_CACHED, ORACLE_STRICT, OUTBOUND_BLOCKED, SAVED_CREDENTIAL, UDP_USED, VPN_MTU, vpnAdapter } from '../../signs/client-signs.ts';
import type { AutomaticFix, FixContext, SettingSpec, Work } from '../fix.ts';
import { operation, removeValue, restart, setNumber } from '../operations.ts';
import { PATHS } from '../registry-paths.ts';
import { blocked, doing, missing, unread } from '../work.ts';

const HOST_NAME = /^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$/;
const NAME: SettingSpec = { key: 'name', pattern: HOST_NAME, allowed: 'srv-04.corp.example' };
const ADDRESS: SettingSpec = { key: 'address', pattern: /^[0-9a-fA-F.:]{2,45}$/, allowed: '10.0.4.14', required: true };
const MTU: SettingSpec = { key: 'mtu', pattern: /^(1[2-4][0-9]{2}|1500)$/, allowed: '1200 – 1500' };
const INTERFACE: SettingSpec = { key: 'interface', pattern: /^[1-9][0-9]{0,2}$/, allowed: '1 – 999' };
const MODE: SettingSpec = { key: 'mode', pattern: /^emergency$/, allowed: 'emergency', required: true };
/** mstsc on every Windows whose system drive is C:; the rule is bound to that program alone. */
const MSTSC = 'C:\\Windows\\System32\\mstsc.exe';
const LOWER_MTU = 1300;
const ORACLE_MINUTES = 30;
/** What a licence store holds for each licence. */
const LICENCE_VALUES = ['ClientLicense', 'CompanyName', 'LicenseScope', 'ProductID'];
const MOST_STORES = 8;

/** Names of public services are not ours to bend: one label, or a name inside the computer's own domains (catalogue F26). */
function isOwnName({ windows }: FixContext, name: string): boolean {
  const own = [windows.text('os.domainName'), ...(windows.texts('name.suffixes') ?? [])].filter((one): one is string => one !== undefined && one !== '').map((one) => one.toLowerCase());
  return !name.includes('.') || /\.(local|lan|internal|home\.arpa|corp|test|example)$/i.test(name) || own.some((domain) => name.toLowerCase().endsWith(`.${domain}`));
}

function hostsEntry(context: FixContext): Work {
  const name = context.settings.name ?? context.target?.host;
  const { address } = context.settings;
  if (name === undefined || !HOST_NAME.test(name)) return missing('name');
  if (address === undefined) return missing('address');
  const entries = context.windows.rows('hosts.entries')?.filter((one) => String(one.names).toLowerCase().split(/[\s,]+/).includes(name.toLowerCase())) ?? [];
  if (entries.length === 1 && entries[0]?.address === address.toLowerCase()) return doing([]);
  return isOwnName(context, name) ? doing([operation('hosts.set', { name, address, tag: 'RDP Doctor' })]) : blocked('public-name');
}

function allowOutbound({ windows, target }: FixContext): Work {
  if (!windows.rows('clientFirewall.outboundDefault')) return unread('clientFirewall.outboundDefault');
  if ((windows.rows('clientFirewall.blocks') ?? []).length > 0) return blocked('block-rule');
  const port = target?.port ?? 3389;
  return doing([operation('firewall.addRule', { name: `RDP Doctor mstsc out ${port}`, direction: 'Out', protocol: 'TCP', port, profiles: ['Domain', 'Private', 'Public'], remoteAddress: 'Any', program: MSTSC })]);
}

function clearLicences({ windows }: FixContext): Work {
  const stores = windows.number('client.licenseStores');
  if (stores === undefined) return unread('client.licenseStores');
  const values = Array.from({ length: Math.min(stores, MOST_STORES) }, (_, index) => `${PATHS.licensing}\\Store\\LICENSE${String(index).padStart(3, '0')}`)
    .flatMap((path) => LICENCE_VALUES.map((name) => removeValue(path, name)));
  const hardware = windows.flag('client.licenseHardwareId') === true ? [removeValue(`${PATHS.licensing}\\HardwareID`, 'ClientHWID')] : [];
  return doing([...values, ...hardware]);
}

function forgetCredential({ windows, settings, target }: FixContext): Work {
  const name = settings.name ?? target?.host;
  if (name === undefined) return missing('name');
  if (windows.flag('client.savedCredential') === false) return doing([]);
  return doing([operation('credential.remove', { target: `TERMSRV/${name}` })]);
}

function lowerMtu({ windows, settings }: FixContext): Work {
  const adapter = vpnAdapter(windows);
  const index = settings.interface === undefined ? adapter?.interfaceIndex : Number(settings.interface);
  if (!windows.rows('route.adapters')) return unread('route.adapters');
  if (typeof index !== 'number') return missing('interface');
  const mtu = Number(settings.mtu ?? LOWER_MTU);
  return doing(adapter?.mtu === mtu ? [] : [operation('network.setMtu', { interfaceIndex: index, mtu })]);
}

/** The time service asks its source again when it starts; Windows' own way, and the step of catalogue F38 that needs no other tool. */
function syncTime({ windows }: FixContext): Work {
  const time = serviceOf(windows, 'W32Time');
  const enable = time?.disabled === true ? [operation('service.setStartup', { name: 'W32Time', start: 3, delayed: false })] : [];
  return doing([...enable, restart('W32Time')]);
}

const udpOff = ({ windows }: FixContext): Work => doing(windows.flag('client.udpDisabled') === true ? [] : [setNumber(PATHS.clientPolicy, 'fClientDisableUDP', 1)]);

const oracle = ({ windows, settings }: FixContext): Work => {
  if (settings.mode !== 'emergency') return missing('mode');
  return doing(windows.number('credssp.encryptionOracle') === 2 ? [] : [setNumber(PATHS.credssp, 'AllowEncryptionOracle', 2)]);
};

const common = { kind: 'automatic', side: 'client', who: 'technician', timeBoxMinutes: null, keepWithinMinutes: null, offeredFrom: 'strong', settings: [], wayBack: 'full', tier: 1, guards: [] } as const;

export const CLIENT_FIXES: readonly AutomaticFix[] = [
  {
    ...common, id: 'allow-mstsc-outbound', notices: 'pc', number: 'F15', minutes: 2, causes: ['fw-client'], offeredFrom: null, evidence: [OUTBOUND_BLOCKED], onRequest: true, operations: allowOutbound,
    proof: { facts: ['clientFirewall.outboundDefault', 'clientFirewall.blocks'], probe: true }, primitives: ['firewall.addRule'], steps: 4, sources: ['PSD', 'FW'],
  },
  {
    ...common, id: 'client-udp-off', notices: 'pc', number: 'F21', minutes: 1, causes: ['udp-transport'], evidence: [UDP_USED], policyValues: ['fClientDisableUDP'], operations: udpOff,
    proof: { facts: ['client.udpDisabled'], probe: false }, primitives: ['registry.set'], steps: 4, sources: ['CSP', 'FLD-7'],
  },
  {
    ...common, id: 'clear-mslicensing', notices: 'pc', number: 'F23', minutes: 4, causes: ['licensing'], offeredFrom: 'strong', evidence: [LICENCE_REFUSED], tier: 2, operations: clearLicences,
    proof: { facts: ['client.licenseStores', 'client.licenseHardwareId'], probe: false }, primitives: ['registry.remove'], steps: 5, sources: ['DDR'],
  },
  {
    ...common, id: 'credssp-patch', notices: 'pc', number: 'F24', minutes: 20, causes: ['credssp-oracle'], offeredFrom: 'strong', evidence: [ORACLE_STRICT], tier: 3, timeBoxMinutes: ORACLE_MINUTES, settings: [MODE],
    guards: ['domain-controller', 'exposed'], policyValues: ['AllowEncryptionOracle'], operations: oracle, proof: { facts: ['credssp.encryptionOracle'], probe: false }, primitives: ['registry.set'], steps: 5, sources: ['MS-8b', 'AZR'],
  },
  {
    ...common, id: 'flush-dns', notices: 'pc', back: 'cache', number: 'F25', who: 'user', minutes: 1, causes: ['wrong-endpoint'], evidence: [NAME_CACHED], wayBack: 'none', operations: () => doing([operation('dns.flush', {})]),
    proof: { facts: ['name.cache'], probe: true }, primitives: ['dns.flush'], steps: 3, sources: ['PSD'],
  },
  {
    ...common, id: 'hosts-entry', notices: 'pc', number: 'F26', minutes: 3, causes: ['wrong-endpoint', 'win11-hostname'], evidence: [HOSTS_LINE], settings: [NAME, ADDRESS], operations: hostsEntry,
    proof: { facts: ['hosts.entries'], probe: true }, primitives: ['hosts.set'], steps: 5, sources: ['PSD'],
  },
  {
    ...common, id: 'clear-termsrv-credential', notices: 'pc', back: 'secret', number: 'F28', who: 'user', minutes: 1, causes: ['saved-cred', 'win11-hostname'], evidence: [SAVED_CREDENTIAL], wayBack: 'none', settings: [NAME], operations: forgetCredential,
    proof: { facts: ['client.savedCredential'], probe: false }, primitives: ['credential.remove'], steps: 4, sources: ['MS-5'],
  },
  {
    ...common, id: 'mtu-lower', notices: 'pc', number: 'F32', minutes: 3, causes: ['path-quality'], offeredFrom: 'strong', evidence: [VPN_MTU], keepWithinMinutes: 10, settings: [MTU, INTERFACE], operations: lowerMtu,
    proof: { facts: ['route.adapters'], probe: true }, primitives: ['network.setMtu'], steps: 4, sources: ['PSD'],
  },
  {
    ...common, id: 'time-sync', notices: 'pc', back: 'clock', number: 'F38', minutes: 2, causes: ['clock-skew'], evidence: [CLOCK_OFF], onRequest: true, wayBack: 'part', operations: syncTime,
    proof: { facts: ['clock.skewMs', 'clock.source', 'service.list'], probe: true }, primitives: ['service.setStartup', 'service.restart'], steps: 4, sources: ['MS-5'],
  },
];
