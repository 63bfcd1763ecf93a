import { CRYPTO_SERVICES, serviceOf } from '../../../diagnosis/host-readings.ts';
import { LISTENER_NONE, PORT_MOVED, SERVICE_DISABLED, TERMSERVICE_STOPPED, disabledServices } from '../../signs/listener-signs.ts';
import type { AutomaticFix, FixContext, SettingSpec, Work } from '../fix.ts';
import { operation, restart, setNumber, start } from '../operations.ts';
import { PATHS } from '../registry-paths.ts';
import { blocked, doing, restartRemoteDesktop, unread } from '../work.ts';
import { SECOND_WAY } from './key-fixes.ts';

/** Healthy start types (AZR): CryptSvc by itself, the others when asked for. */
const STARTUP = { CryptSvc: 2 } as const;
const PORT: SettingSpec = { key: 'port', pattern: /^[1-9][0-9]{0,4}$/, allowed: '1 – 65535' };

function restartTermService({ windows }: FixContext): Work {
  const term = serviceOf(windows, 'TermService');
  if (!term) return unread('service.list');
  return term.disabled === true ? blocked('service-disabled') : doing(restartRemoteDesktop());
}

/** Gives disabled services their start type back and starts them; the certificate is made by SessionEnv once its helpers run. */
function enableServices(context: FixContext): Work {
  const { windows } = context;
  if (!windows.rows('service.list')) return unread('service.list');
  const names = disabledServices(context);
  const helpers = names.some((name) => (CRYPTO_SERVICES as readonly string[]).includes(name));
  return doing(names.length === 0 ? [] : [
    ...names.map((name) => operation('service.setStartup', { name, start: name in STARTUP ? 2 : 3, delayed: false })),
    ...names.filter((name) => name !== 'SessionEnv').map(start),
    ...(helpers ? [restart('SessionEnv')] : []),
  ]);
}

/** The rule first, then the port, then the restart (catalogue F16). Without a wish of its own it goes to the port that was tried. */
function movePort({ windows, settings, target }: FixContext): Work {
  const now = windows.number('listener.port');
  if (now === undefined) return unread('listener.port');
  const port = Number(settings.port ?? target?.port ?? 3389);
  if (port > 65_535) return blocked('port');
  if (now === port) return doing([]);
  // The built-in rules speak of 3389 only.
  const rules = port === 3389 ? [] : (['TCP', 'UDP'] as const).map((protocol) =>
    operation('firewall.addRule', { name: `RDP Doctor Remote Desktop ${protocol} ${port}`, direction: 'In', protocol, port, profiles: ['Domain', 'Private'], remoteAddress: 'Any' }));
  return doing([...rules, setNumber(PATHS.listener, 'PortNumber', port), ...restartRemoteDesktop()]);
}

const common = { kind: 'automatic', side: 'host', who: 'technician', timeBoxMinutes: null, offeredFrom: null } as const;
const PROOF = { facts: ['service.list', 'listener.listening', 'listener.port', 'listener.owner'], probe: true };

export const SERVICE_FIXES: readonly AutomaticFix[] = [
  {
    ...common, id: 'restart-termservice', notices: 'drops', back: 'restart', number: 'F10', minutes: 2, causes: ['listener', 'service-hung', 'host-key-acl'], offeredFrom: 'strong', offeredFor: ['service-hung'], evidence: [TERMSERVICE_STOPPED, LISTENER_NONE],
    tier: 2, wayBack: 'none', keepWithinMinutes: null, settings: [SECOND_WAY], guards: ['farm', 'own-session', 'other-sessions'], operations: restartTermService, proof: PROOF,
    primitives: ['service.restart', 'service.start'], steps: 4, sources: ['AZS', 'MS-5'],
  },
  {
    ...common, id: 'set-service-startup', notices: 'nobody', number: 'F11', minutes: 2, causes: ['crypto-services', 'listener'], evidence: [SERVICE_DISABLED],
    tier: 1, wayBack: 'full', keepWithinMinutes: null, settings: [], guards: [], operations: enableServices, proof: { ...PROOF, facts: [...PROOF.facts, 'store.remoteDesktop'] },
    primitives: ['service.setStartup', 'service.start', 'service.restart'], steps: 4, sources: ['AZR', 'MS-6'],
  },
  {
    ...common, id: 'listener-port', notices: 'drops', number: 'F16', minutes: 5, causes: ['listener'], evidence: [PORT_MOVED],
    tier: 2, wayBack: 'full', keepWithinMinutes: 10, settings: [PORT, SECOND_WAY], guards: ['own-session', 'other-sessions', 'policy-firewall'], operations: movePort,
    proof: { ...PROOF, facts: [...PROOF.facts, 'firewall.rdpRules'] }, primitives: ['firewall.addRule', 'registry.set', 'service.restart', 'service.start'], steps: 5, sources: ['AZS', 'AZR'],
  },
];
