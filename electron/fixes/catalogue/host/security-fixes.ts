import { cipherPolicyBad, protocolOff, setting, settingOutOfRange } from '../../../diagnosis/host-readings.ts';
import { CIPHER_LIST, RDP_LAYER_ONLY, SETTING_RANGE, TLS12_CLIENT_OFF, TLS12_SERVER_OFF, WEAKENED } from '../../signs/listener-signs.ts';
import { UDP_USED } from '../../signs/client-signs.ts';
import type { AutomaticFix, FixContext, SettingSpec, Work } from '../fix.ts';
import { operation, removeValue, setNumber } from '../operations.ts';
import { PATHS } from '../registry-paths.ts';
import { blocked, doing, unread } from '../work.ts';
import { SECOND_WAY } from './key-fixes.ts';

/** What Windows and its makers recommend (MS-6, AZR): TLS, sign-in before the session, high encryption. */
const RECOMMENDED = { SecurityLayer: 2, UserAuthentication: 1, MinEncryptionLevel: 3 } as const;
const NAMES = ['SecurityLayer', 'UserAuthentication', 'MinEncryptionLevel'] as const;
const FACTS = ['security.securityLayer', 'security.userAuthentication', 'security.minEncryptionLevel'];
const LOWEST = { SecurityLayer: 0, UserAuthentication: 0, MinEncryptionLevel: 1 } as const;
const HIGHEST = { SecurityLayer: 2, UserAuthentication: 1, MinEncryptionLevel: 4 } as const;
/** Suites that go with the RSA key of Windows' own certificate. */
const SUITES = ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];
const MODE: SettingSpec = { key: 'mode', pattern: /^(repair|bisect)$/, allowed: 'repair, bisect' };
const MINUTES: SettingSpec = { key: 'minutes', pattern: /^([5-9]|[1-9][0-9]|1[0-9]{2}|2[0-3][0-9]|240)$/, allowed: '5 – 240' };
const BISECT_MINUTES = 15;
const NLA_OFF_MINUTES = 30;

function securityLayer({ windows, settings }: FixContext): Work {
  const values = NAMES.map((name) => ({ name, value: setting(windows, name).value }));
  if (values.every((one) => one.value === undefined)) return unread(...FACTS);
  if (settings.mode === 'bisect') {
    const lowered = [['SecurityLayer', 0], ['UserAuthentication', 0]] as const;
    return doing(lowered.filter(([name, low]) => setting(windows, name).value !== low).map(([name, low]) => setNumber(PATHS.listener, name, low)));
  }
  const off = values.filter(({ name, value }) => value !== undefined && (value < LOWEST[name] || value > HIGHEST[name] || !Number.isInteger(value)));
  const layer = off.some((one) => one.name === 'SecurityLayer') ? RECOMMENDED.SecurityLayer : setting(windows, 'SecurityLayer').value;
  // TLS with low encryption is a pair that the listener refuses (MS-14).
  const pair = layer === 2 && setting(windows, 'MinEncryptionLevel').value === 1 ? (['MinEncryptionLevel'] as const) : [];
  return doing([...new Set([...off.map((one) => one.name), ...pair])].map((name) => setNumber(PATHS.listener, name, RECOMMENDED[name])));
}

function restoreHardening({ windows, client }: FixContext): Work {
  const values = NAMES.map((name) => ({ name, value: setting(windows, name).value }));
  if (values.every((one) => one.value === undefined)) return unread(...FACTS);
  const low = values.filter(({ name, value }) => value !== undefined && value < RECOMMENDED[name] && !(name === 'MinEncryptionLevel' && value === 2));
  return doing([
    ...low.map(({ name }) => setNumber(PATHS.listener, name, RECOMMENDED[name])),
    ...(client.number('credssp.encryptionOracle') === 2 ? [removeValue(PATHS.credssp, 'AllowEncryptionOracle')] : []),
  ]);
}

function nlaOff({ windows }: FixContext): Work {
  const { value } = setting(windows, 'UserAuthentication');
  if (value === undefined) return unread('security.userAuthentication');
  // A value that Windows does not know ends every connection, with this switch or without it.
  if (settingOutOfRange(windows)) return blocked('mend-first');
  return doing(value === 0 ? [] : [setNumber(PATHS.listener, 'UserAuthentication', 0)]);
}

function enableTls12(context: FixContext): Work {
  const [server, client] = [context.host.rows('schannel.server'), context.client.rows('schannel.client')];
  if (!server && !client) return unread('schannel.server', 'schannel.client');
  const sides = [...(protocolOff(server, 'TLS 1.2') === true ? (['Server'] as const) : []), ...(protocolOff(client, 'TLS 1.2') === true ? (['Client'] as const) : [])];
  return doing(sides.flatMap((side) => [setNumber(PATHS.tls12(side), 'Enabled', 1), setNumber(PATHS.tls12(side), 'DisabledByDefault', 0)]));
}

/** An empty list goes; one that leaves out RSA gets the two suites in front and keeps what it had. */
function cipherList({ windows }: FixContext): Work {
  const bad = cipherPolicyBad(windows);
  if (bad === undefined) return unread('cipher.policy', 'cipher.policyPresent');
  if (bad === false) return doing([]);
  if (bad === 'empty') return doing([removeValue(PATHS.cipherPolicy, 'Functions')]);
  const data = [...SUITES, ...(windows.texts('cipher.policy') ?? []).filter((one) => !SUITES.includes(one))];
  return doing([operation('registry.set', { path: PATHS.cipherPolicy, name: 'Functions', value: { type: 'multiString', data } })]);
}

const udpOff = ({ windows }: FixContext): Work => doing(windows.number('host.selectTransport') === 1 ? [] : [setNumber(PATHS.policy, 'SelectTransport', 1)]);

const common = { kind: 'automatic', side: 'host', who: 'technician', timeBoxMinutes: null, offeredFrom: null, settings: [], wayBack: 'full' } as const;

export const SECURITY_FIXES: readonly AutomaticFix[] = [
  {
    ...common, id: 'security-layer', notices: 'newConnections', number: 'F17', minutes: 3, causes: ['security-layer'], offeredFrom: 'strong', evidence: [SETTING_RANGE], tier: 1, keepWithinMinutes: 10, settings: [MODE, SECOND_WAY],
    manner: ({ mode }) => (mode === 'bisect' ? { tier: 3, timeBoxMinutes: BISECT_MINUTES, keepWithinMinutes: null, guards: ['domain-controller', 'exposed'] } : {}),
    guards: ['own-session'], policyValues: NAMES, operations: securityLayer, proof: { facts: FACTS, probe: true }, primitives: ['registry.set'], steps: 4, sources: ['MS-6', 'AZR', 'MS-14'],
  },
  {
    ...common, id: 'nla-timeboxed-off', notices: 'newConnections', number: 'F18', minutes: 5, causes: ['security-layer', 'credssp-oracle'], offeredFrom: 'strong', evidence: [], tier: 3, keepWithinMinutes: null, settings: [MINUTES, SECOND_WAY],
    timeBoxMinutes: NLA_OFF_MINUTES, manner: ({ minutes }) => (minutes === undefined ? {} : { timeBoxMinutes: Number(minutes) }),
    guards: ['own-session', 'domain-controller', 'exposed'], policyValues: ['UserAuthentication'], operations: nlaOff, proof: { facts: ['security.userAuthentication'], probe: true }, primitives: ['registry.set'], steps: 5, sources: ['AZS', 'MS-14'],
  },
  {
    ...common, id: 'enable-tls12', notices: 'newConnections', number: 'F19', minutes: 5, causes: ['tls-protocol', 'client-tls-policy'], evidence: [TLS12_SERVER_OFF, TLS12_CLIENT_OFF], tier: 1, keepWithinMinutes: null,
    guards: [], operations: enableTls12, proof: { facts: ['schannel.server', 'schannel.client'], probe: true }, primitives: ['registry.set'], steps: 4, sources: ['MS-13', 'MS-9', 'MS-8'],
  },
  {
    ...common, id: 'cipher-suites', notices: 'newConnections', number: 'F20', minutes: 5, causes: ['tls-cipher', 'client-tls-policy'], evidence: [CIPHER_LIST], tier: 1, keepWithinMinutes: 10,
    guards: ['domain-policy'], operations: cipherList, proof: { facts: ['cipher.policy', 'cipher.policyPresent', 'cipher.suites'], probe: true }, primitives: ['registry.remove', 'registry.set'], steps: 4, sources: ['PSD', 'AZR'],
  },
  {
    ...common, id: 'host-udp-off', notices: 'newConnections', number: 'F22', minutes: 2, causes: ['udp-transport'], offeredFrom: 'some', evidence: [UDP_USED], tier: 1, keepWithinMinutes: null,
    guards: ['other-sessions'], policyValues: ['SelectTransport'], operations: udpOff, proof: { facts: ['host.selectTransport'], probe: true }, primitives: ['registry.set'], steps: 4, sources: ['CSP', 'FLD-7'],
  },
  {
    ...common, id: 'restore-hardening', notices: 'newConnections', number: 'F41', minutes: 3, causes: ['security-layer'], evidence: [RDP_LAYER_ONLY, WEAKENED], tier: 1, keepWithinMinutes: 10,
    guards: ['other-sessions'], policyValues: NAMES, operations: restoreHardening, proof: { facts: [...FACTS, 'credssp.encryptionOracle'], probe: true }, primitives: ['registry.set', 'registry.remove'], steps: 4, sources: ['MS-6', 'AZR', 'AZS'],
  },
];
