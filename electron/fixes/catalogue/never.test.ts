import { describe, expect, it } from 'vitest';
import en from '../../../assets/locales/en/fixes.json' with { type: 'json' };
import type { Operation } from '../../machine/operation.ts';
import { PRIMITIVE_ARGS } from '../../machine/primitives.ts';
import { contextOf, readMachine, sideOf } from '../plan/gather.ts';
import { HEALTHY, memoryMachine, type Values } from '../testing/memory-machine.ts';
import { CATALOGUE } from './catalogue.ts';
import type { AutomaticFix, FixContext, Manner, Settings } from './fix.ts';

const AUTOMATIC = CATALOGUE.filter((fix): fix is AutomaticFix => fix.kind === 'automatic');
const never = new AbortController().signal;
const rows = (name: keyof typeof HEALTHY, change: Record<string, unknown>) => (HEALTHY[name] as Record<string, unknown>[]).map((one) => ({ ...one, ...change })) as never;

/** Every way a machine can be wrong that some fix answers to: each is planned for all fixes. */
const STATES: Record<string, Values> = {
  healthy: {},
  ended: { 'store.remoteDesktop': rows('store.remoteDesktop', { notAfter: '2026-10-17T00:00:00Z' }) },
  key: { 'key.files': rows('key.files', { sddl: 'O:SYG:SYD:PAI(D;;FR;;;NS)(A;;FA;;;SY)' }) },
  folder: { 'folder.machineKeys': { path: 'C:\\K', sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)', healthy: false, exists: true }, 'store.remoteDesktop': [], 'events.certificate': [{ id: 1057, at: '2026-11-21T09:00:00Z', status: null }] },
  store: { 'store.acl': { sddl: 'O:BAG:SYD:AI(D;CI;0x6;;;SY)(A;CIID;KA;;;SY)', systemDenied: true, inherited: false }, 'binding.storeName': 'My', 'folder.programData': { value: 'D:\\gone', exists: false }, 'store.remoteDesktop': [] },
  pinned: { 'binding.pinned': 'b'.repeat(40), 'store.personal': rows('store.remoteDesktop', { thumbprint: 'c'.repeat(40), keyFile: '' }) },
  services: { 'service.list': rows('service.list', { start: 4, state: 'Stopped' }) },
  off: { 'rdp.denyConnections': 1, 'firewall.rdpRules': rows('firewall.rdpRules', { enabled: false }), 'network.profiles': rows('network.profiles', { category: 'Public' }) },
  limits: { 'limit.maxInstanceCount': 0, 'limit.logonsDenied': true, 'limit.drainMode': 2, 'listener.port': 3390 },
  values: { 'security.securityLayer': 4, 'security.userAuthentication': 7, 'security.minEncryptionLevel': 0 },
  weak: { 'security.securityLayer': 0, 'security.userAuthentication': 0, 'security.minEncryptionLevel': 1, 'credssp.encryptionOracle': 2 },
  tls: { 'schannel.server': [{ protocol: 'TLS 1.2', enabled: 0, disabledByDefault: 1 }, { protocol: 'TLS 1.0', enabled: 0, disabledByDefault: 1 }], 'schannel.client': [{ protocol: 'TLS 1.2', enabled: 0, disabledByDefault: null }], 'cipher.policyPresent': true, 'cipher.policy': ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'] },
  client: { 'clientFirewall.outboundDefault': [{ profile: 'Private', action: 'Block', enabled: true }], 'client.savedCredential': true, 'route.adapters': [{ name: 'VPN', description: 'vpn', up: true, vpn: true, mtu: 1500, interfaceIndex: 9 }] },
};

const CHOICES: Settings[] = [
  {}, { mode: 'bisect' }, { mode: 'emergency' }, { mode: 'repair' }, { minutes: '240' }, { restart: 'termservice' }, { port: '4000' }, { interface: '9', mtu: '1300' },
  { name: 'srv-04', address: '10.0.4.14' }, { member: 'CORP\\m.sato' }, { thumbprint: 'c'.repeat(40) },
];

interface Case { readonly name: string; readonly fix: AutomaticFix; readonly context: FixContext; readonly operation: Operation; readonly manner: Manner }

async function everyOperation(): Promise<Case[]> {
  const all: Case[] = [];
  for (const [state, values] of Object.entries(STATES)) {
    const machine = memoryMachine({ ...HEALTHY, ...values });
    const target = { host: 'srv-04', port: 3389 };
    const facts = await readMachine(machine, target, true, never);
    for (const settings of CHOICES) {
      const context = contextOf(facts, null, { machine: machine.id, settings, target, now: Date.parse('2026-11-21T10:00:00Z') });
      for (const fix of AUTOMATIC) {
        const own = sideOf(fix, context);
        const work = fix.operations(own);
        const manner: Manner = { ...fix, ...fix.manner?.(settings) };
        if (work.kind === 'operations') for (const operation of work.operations) all.push({ name: `${fix.id} on ${state} ${JSON.stringify(settings)}`, fix, context: own, operation, manner });
      }
    }
  }
  return all;
}

const cases = await everyOperation();
const text = ({ operation }: Case) => JSON.stringify(operation.args);
const registry = cases.filter(({ operation }) => operation.primitive === 'registry.set');
const dword = ({ operation }: Case) => (operation.args.value as { data: unknown }).data;
const named = (...names: string[]) => registry.filter(({ operation }) => names.includes(String(operation.args.name)));

describe('the never-list, over everything the catalogue can do', () => {
  it('looks at something: every automatic fix acts in some state', () => {
    expect(AUTOMATIC.filter((fix) => !cases.some((one) => one.fix === fix)).map((fix) => fix.id)).toEqual([]);
  });

  it('has arguments that fit their primitives, and only primitives the fix names', () => {
    for (const one of cases) {
      expect(PRIMITIVE_ARGS[one.operation.primitive].safeParse(one.operation.args).success, `${one.name}: ${text(one)}`).toBe(true);
      expect(one.fix.primitives, one.name).toContain(one.operation.primitive);
    }
  });

  it('never touches the firewall’s switch, a security product, or the policy service', () => {
    for (const one of cases) expect(text(one), one.name).not.toMatch(/EnableFirewall|FirewallPolicy|mpssvc|BFE|WinDefend|Defender|Sense|wscsvc|gpsvc|DisableAntiSpyware/i);
    expect(cases.some(({ operation }) => (operation.primitive as string) === 'firewall.disable')).toBe(false);
  });

  it('opens no port to everybody on a public network, and nothing inbound but the listener’s own port', () => {
    for (const one of cases.filter(({ operation }) => operation.primitive === 'firewall.addRule' && operation.args.direction === 'In')) expect(one.operation.args.profiles, one.name).not.toContain('Public');
    for (const one of cases.filter(({ operation }) => operation.primitive === 'firewall.enableRules')) expect(one.operation.args.profiles, one.name).toBeUndefined();
  });

  it('lowers security only in tier 3 and only with a time box of at most four hours', () => {
    const lower = [
      ...named('UserAuthentication', 'SecurityLayer').filter((one) => dword(one) === 0), ...named('MinEncryptionLevel').filter((one) => Number(dword(one)) < 2), ...named('AllowEncryptionOracle').filter((one) => Number(dword(one)) > 0),
    ];
    expect(lower.length).toBeGreaterThan(4);
    for (const { name, fix, manner } of lower) {
      expect(manner.tier, name).toBe(3);
      expect(manner.timeBoxMinutes, name).toBeGreaterThan(0);
      expect(manner.timeBoxMinutes, name).toBeLessThanOrEqual(240);
      const guards = [...fix.guards, ...(fix.manner?.({ mode: 'bisect' }).guards ?? [])];
      expect(guards, name).toEqual(expect.arrayContaining(['domain-controller', 'exposed']));
    }
  });

  it('never switches an old TLS on, and no old suite', () => {
    for (const one of cases) expect(text(one), one.name).not.toMatch(/SSL [23]\.0|TLS 1\.[01]\b|_RC4_|_3DES_|_NULL_|EXPORT|MD5/);
  });

  it('carries no password and reads no key', () => {
    for (const one of cases) expect(text(one), one.name).not.toMatch(/passw|pwd|secret|credentialblob|pfx/i);
  });

  it('opens no key to more than SYSTEM, NETWORK SERVICE, SessionEnv and administrators', () => {
    const files = cases.filter(({ operation }) => operation.primitive === 'acl.set' && String(operation.args.path).includes('f686aace'));
    expect(files.length).toBeGreaterThan(0);
    for (const one of files) for (const [, sid] of String(one.operation.args.sddl).matchAll(/\(A;[^;]*;[^;]*;;;([^)]+)\)/g)) expect(['SY', 'NS', 'BA', 'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833'], one.name).toContain(sid);
  });

  it('puts the last resorts behind a typed name, another way in and a way back', () => {
    for (const id of ['isolate-rdp-keys', 'rename-machinekeys']) {
      const fix = AUTOMATIC.find((one) => one.id === id);
      expect(fix).toMatchObject({ tier: 3, wayBack: 'full', guards: expect.arrayContaining(['second-way', 'own-session', 'farm', 'ca-certificate']) });
      expect(fix?.keepWithinMinutes).toBeGreaterThan(0);
    }
    expect(AUTOMATIC.find((one) => one.id === 'rename-machinekeys')?.guards).toEqual(expect.arrayContaining(['backup', 'other-keys', 'domain-controller']));
  });

  it('advises none of it in its steps either', () => {
    const steps = Object.values(en.fix).flatMap((fix) => Object.values(fix.steps));
    expect(steps.length).toBeGreaterThan(150);
    const advice = steps.filter((step) => !/\b(never|do not)\b/i.test(step));
    for (const step of advice) expect(step).not.toMatch(/firewall off|allprofiles|Set-MpPreference|gpsvc|grant Everyone|takeown|antivirus off|resetrepository|GracePeriod/i);
  });
});
