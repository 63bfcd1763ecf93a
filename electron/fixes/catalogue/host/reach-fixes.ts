import { asText } from '../../../diagnosis/fact-book.ts';
import { limitOf } from '../../../diagnosis/host-access.ts';
import { serviceOf } from '../../../diagnosis/host-readings.ts';
import { LIMIT_REACHED, PUBLIC_NETWORK, RDP_OFF, RIGHT_MISSING, RULES_OFF } from '../../signs/listener-signs.ts';
import type { AutomaticFix, FixContext, SettingSpec, Work } from '../fix.ts';
import { operation, setNumber, setText, start } from '../operations.ts';
import { PATHS } from '../registry-paths.ts';
import { blocked, doing, missing, unread } from '../work.ts';
import { SECOND_WAY } from './key-fixes.ts';

/** The built-in inbound rules of Remote Desktop: their ids are the same in every language (catalogue h06). */
const RULES = ['RemoteDesktop-UserMode-In-TCP', 'RemoteDesktop-UserMode-In-UDP'];
const REMOTE_DESKTOP_USERS = 'S-1-5-32-555';
/** As many as wanted. */
const UNLIMITED = 0xffffffff;
const INTERFACE: SettingSpec = { key: 'interface', pattern: /^[1-9][0-9]{0,2}$/, allowed: '1 – 999' };
const MEMBER: SettingSpec = { key: 'member', pattern: /^[^"[\]:;|=+*?<>/,\u0000-\u001f]{1,120}$/, allowed: 'DOMAIN\\user', required: true };

function enableRdp({ windows }: FixContext): Work {
  if (windows.unread('rdp.denyConnections') !== undefined) return unread('rdp.denyConnections');
  if (windows.number('rdp.denyConnections') === 0) return doing([]);
  const stopped = serviceOf(windows, 'TermService')?.running === false;
  return doing([setNumber(PATHS.terminalServer, 'fDenyTSConnections', 0), ...(stopped ? [start('TermService')] : [])]);
}

function enableRules({ windows }: FixContext): Work {
  const rules = windows.rows('firewall.rdpRules');
  if (!rules) return unread('firewall.rdpRules');
  const names = RULES.filter((name) => rules.some((one) => one.name === name && one.enabled === false && (one.store === undefined || /local|persistent/i.test(asText(one.store) ?? ''))));
  return doing(names.length > 0 ? [operation('firewall.enableRules', { names })] : []);
}

function makePrivate({ windows, settings }: FixContext): Work {
  const networks = windows.rows('network.profiles');
  if (!networks) return unread('network.profiles');
  const open = networks.filter((one) => (one.category === 'Public' || one.category === 0) && (settings.interface === undefined || one.interfaceIndex === Number(settings.interface)));
  if (open.length > 1) return missing('interface');
  const index = open[0]?.interfaceIndex;
  return doing(typeof index === 'number' ? [operation('network.setCategory', { interfaceIndex: index, category: 'Private' })] : []);
}

function grantRight({ windows, settings }: FixContext): Work {
  const { member } = settings;
  if (member === undefined) return missing('member');
  const members = windows.texts('rights.remoteDesktopUsers');
  if (!members) return unread('rights.remoteDesktopUsers');
  return doing(members.some((one) => one.toLowerCase() === member.toLowerCase()) ? [] : [operation('group.addMember', { group: REMOTE_DESKTOP_USERS, member })]);
}

/** Raises the limit and takes back "no more logons"; nobody is signed out by a program. */
function freeConnections({ windows }: FixContext): Work {
  const limit = limitOf(windows);
  if (!limit) return unread('limit.maxInstanceCount', 'limit.logonsDenied');
  if (limit.kind === 'full' && limit.fact === 'limit.maximumConnections') return blocked('limit-elsewhere');
  const full = limit.kind === 'full';
  return doing([
    ...(full ? [setNumber(PATHS.listener, 'MaxInstanceCount', UNLIMITED)] : []),
    ...(windows.flag('limit.logonsDenied') === true ? [setText(PATHS.winlogon, 'WinStationsDisabled', '0')] : []),
    ...((windows.number('limit.drainMode') ?? 0) > 0 ? [setNumber(PATHS.terminalServer, 'TSServerDrainMode', 0)] : []),
  ]);
}

const common = { kind: 'automatic', side: 'host', timeBoxMinutes: null, offeredFrom: null, settings: [] } as const;

export const REACH_FIXES: readonly AutomaticFix[] = [
  {
    ...common, id: 'enable-rdp', notices: 'opens', number: 'F12', who: 'serverOwner', minutes: 2, causes: ['rdp-disabled'], evidence: [RDP_OFF],
    tier: 2, wayBack: 'full', keepWithinMinutes: null, guards: ['home-edition'], policyValues: ['fDenyTSConnections'], operations: enableRdp,
    proof: { facts: ['rdp.denyConnections', 'listener.listening', 'service.list'], probe: true }, primitives: ['registry.set', 'service.start'], steps: 4, sources: ['MS-14', 'MS-5', 'FLD-8'],
  },
  {
    ...common, id: 'enable-rdp-firewall', notices: 'opens', number: 'F13', who: 'technician', minutes: 2, causes: ['fw-host'], evidence: [RULES_OFF], settings: [SECOND_WAY],
    tier: 1, wayBack: 'full', keepWithinMinutes: null, guards: ['policy-firewall', 'own-session'], operations: enableRules,
    proof: { facts: ['firewall.rdpRules', 'firewall.profiles', 'network.profiles'], probe: true }, primitives: ['firewall.enableRules'], steps: 4, sources: ['FW', 'PSD', 'AZR'],
  },
  {
    ...common, id: 'network-private', notices: 'opens', number: 'F14', who: 'technician', minutes: 2, causes: ['fw-host'], evidence: [PUBLIC_NETWORK], settings: [INTERFACE, SECOND_WAY],
    tier: 2, wayBack: 'full', keepWithinMinutes: 10, guards: ['cloud-computer', 'hotspot', 'own-session'], operations: makePrivate,
    proof: { facts: ['network.profiles', 'firewall.rdpRules'], probe: true }, primitives: ['network.setCategory'], steps: 4, sources: ['PSD'],
  },
  {
    ...common, id: 'grant-rdp-right', notices: 'nobody', number: 'F30', who: 'serverOwner', minutes: 3, causes: ['logon-right'], offeredFrom: 'some', evidence: [RIGHT_MISSING], settings: [MEMBER],
    tier: 2, wayBack: 'full', keepWithinMinutes: null, guards: ['domain-controller'], operations: grantRight,
    proof: { facts: ['rights.remoteDesktopUsers', 'rights.remoteLogon', 'rights.denyRemoteLogon'], probe: false }, primitives: ['group.addMember'], steps: 4, sources: ['AZR', 'PSD'],
  },
  {
    ...common, id: 'free-connections', notices: 'nobody', number: 'F33', who: 'technician', minutes: 5, causes: ['conn-limit'], evidence: [LIMIT_REACHED],
    tier: 2, wayBack: 'full', keepWithinMinutes: null, guards: ['other-sessions'], policyValues: ['MaxInstanceCount'], operations: freeConnections,
    proof: { facts: ['limit.maxInstanceCount', 'limit.logonsDenied', 'limit.drainMode', 'limit.activeSessions'], probe: true }, primitives: ['registry.set'], steps: 5, sources: ['MS-10', 'MS-11', 'MS-14'],
  },
];
