import { describe, expect, it } from 'vitest';
import { planModel, type PlanModel } from '../../../preload/contract/plan.ts';
import { HEALTHY, memoryMachine, type MemoryMachine, type Values } from '../testing/memory-machine.ts';
import { derivePlan, planFix } from './plan-fix.ts';
import type { NoPlan } from './plan-result.ts';
import { samePlan } from './same-plan.ts';
import { sealOf } from './seal.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const signal = new AbortController().signal;
const options = { now: NOW, newId: () => 'plan-1', signal, target: { host: 'srv-04', port: 3389 } };
const certificate = (HEALTHY['store.remoteDesktop'] as Record<string, string>[])[0];
const ENDED: Values = { ...HEALTHY, 'store.remoteDesktop': [{ ...certificate, notAfter: '2026-10-17T00:00:00Z' }] };

async function plan(fix: string, machine: MemoryMachine, settings: Record<string, string> = {}): Promise<PlanModel> {
  const result = await planFix(fix, machine, settings, options);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.plan;
}

async function refusal(fix: string, values: Values, settings: Record<string, string> = {}, unknown = {}): Promise<NoPlan> {
  const machine = memoryMachine(values, unknown);
  const result = await planFix(fix, machine, settings, options);
  expect(machine.changes).toEqual([]);
  if (result.ok) throw new Error(`planned: ${JSON.stringify(result.plan.operations)}`);
  return result;
}

describe('planFix', () => {
  it('plans what it would do, with the values before and after, and changes nothing', async () => {
    const machine = memoryMachine(ENDED);
    machine.setCaptured(({ primitive }) => (primitive === 'certificate.remove' ? { certificate: { notAfter: '2026-10-17' }, index: 0 } : { service: { start: 3, delayed: false, state: 'running' } }));
    const made = await plan('renew-rdp-cert', machine);
    expect(machine.changes).toEqual([]);
    expect(planModel.parse(made)).toEqual(made);
    expect(made).toMatchObject({ id: 'plan-1', fix: 'renew-rdp-cert', machine: 'practice:memory', tier: 1, wayBack: 'part', confirm: 'renew-rdp-cert', timeBoxMinutes: null, whoNotices: { sessions: 0, seconds: 0 } });
    expect(made.operations.map(({ primitive, before, after }) => [primitive, before, after])).toEqual([
      ['certificate.remove', { certificate: { notAfter: '2026-10-17' }, index: 0 }, { certificate: null, index: -1 }],
      ['service.restart', { service: { start: 3, delayed: false, state: 'running' } }, { service: { start: 3, delayed: false, state: 'running' } }],
    ]);
    expect(made.guards.every((guard) => guard.state === 'pass')).toBe(true);
    expect(made.texts.guards).toHaveLength(made.guards.length);
  });

  it('is pinned by a hash that texts, and only texts, leave alone', async () => {
    const made = await plan('renew-rdp-cert', memoryMachine(ENDED));
    expect(made.sha256).toBe(sealOf(made));
    expect(sealOf({ ...made, texts: { ...made.texts, why: [] } })).toBe(made.sha256);
    expect(sealOf({ ...made, tier: 0 })).not.toBe(made.sha256);
    expect(sealOf(JSON.parse(JSON.stringify(made)) as PlanModel)).toBe(made.sha256);
  });

  it('comes out the same from the same machine, and names what moved since', async () => {
    const machine = memoryMachine({ ...HEALTHY, 'security.securityLayer': 4 });
    machine.setCaptured(() => ({ key: true, name: 'SecurityLayer', value: { type: 'dword', data: 4 } }));
    const first = await plan('security-layer', machine);
    const again = await derivePlan(first, machine, { ...options, now: NOW + 60_000 });
    expect(again.ok && samePlan(first, again.plan)).toEqual({ same: true });
    machine.setCaptured(() => ({ key: true, name: 'SecurityLayer', value: { type: 'dword', data: 7 } }));
    const moved = await derivePlan(first, machine, options);
    expect(moved.ok && samePlan(first, moved.plan)).toEqual({
      same: false,
      values: [{ target: expect.stringContaining('\\SecurityLayer'), planned: expect.objectContaining({ value: { type: 'dword', data: 4 } }), now: expect.objectContaining({ value: { type: 'dword', data: 7 } }) }],
    });
    expect(samePlan({ ...first, tier: 0, confirm: 'x' }, first)).toMatchObject({ same: false, values: [{ target: 'tier' }, { target: 'confirm' }] });
    expect(samePlan({ ...first, operations: [] }, first)).toMatchObject({ same: false, values: [{ planned: null }] });
    expect(samePlan({ ...first, guards: first.guards.slice(1) }, first)).toMatchObject({ same: false, values: [{ target: 'guards' }] });
    expect(samePlan({ ...first, guards: first.guards.map((one) => ({ ...one, state: 'warn' as const })) }, first)).toMatchObject({ same: false, values: [{ target: 'guards' }] });
    expect(samePlan({ ...first, guards: first.guards.map((one) => ({ ...one, state: 'unknown' as const })) }, first)).toEqual({ same: true });
  });

  it('asks for the computer’s own name where security is lowered, and takes that back by itself', async () => {
    const values: Values = { ...HEALTHY, 'security.securityLayer': 0 };
    const made = await planFix('security-layer', memoryMachine(values), { mode: 'bisect' }, options);
    expect(made.ok && made.plan).toMatchObject({ tier: 3, timeBoxMinutes: 15, keepWithinMinutes: null, confirm: 'SRV-04' });
  });

  it('counts who is cut off', async () => {
    const sessions = [{ id: 2, name: '', user: 'm.sato', state: 'disconnected' }, { id: 1, name: 'console', user: 'ops', state: 'active' }, { id: 65536, name: 'rdp-tcp', user: '', state: 'listen' }];
    const made = await plan('listener-port', memoryMachine({ ...HEALTHY, 'listener.port': 3390, 'session.list': sessions }));
    expect(made.whoNotices).toEqual({ sessions: 2, seconds: 20 });
    expect(made.texts.whoNotices).toEqual({ key: 'fixes:notices.dropsNow', params: { sessions: 2, seconds: 20 } });
    expect(made.guards).toContainEqual({ id: 'other-sessions', state: 'warn' });
  });
});

describe('refusals', () => {
  it.each([
    ['no evidence', 'renew-rdp-cert', {}, {}, 'evidence'],
    ['a guided page', 'path-guided', {}, {}, 'manual'],
    ['a policy owns the value', 'security-layer', { 'security.securityLayer': 4, 'policy.values': [{ key: 'SOFTWARE\\Policies', name: 'SecurityLayer', value: 4 }] }, {}, 'policy-managed'],
    ['a farm', 'renew-rdp-cert', { ...ENDED, 'roles.broker': true }, {}, 'farm'],
    ['an authority’s certificate', 'renew-rdp-cert', { 'store.remoteDesktop': [{ ...certificate, notAfter: '2026-10-17T00:00:00Z', issuer: 'CN=Corp CA' }] }, {}, 'ca-certificate'],
    ['a pinned certificate', 'renew-rdp-cert', { ...ENDED, 'binding.pinned': 'b'.repeat(40) }, {}, 'pinned'],
    ['a key nobody can read', 'renew-rdp-cert', { ...ENDED, 'key.files': [{ name: 'f', path: 'C:\\f', current: true, sddl: 'O:SYD:(A;;FA;;;SY)' }] }, {}, 'key-readable'],
    ['a service in the way', 'renew-rdp-cert', { ...ENDED, 'service.list': [{ name: 'KeyIso', start: 4, state: 'Stopped' }] }, {}, 'way-clear'],
    ['the technician’s own session', 'listener-port', { 'listener.port': 3390, 'process.inRdpSession': true }, {}, 'own-session'],
    ['a domain controller', 'security-layer', { 'security.securityLayer': 4, 'os.domainRole': 5 }, { mode: 'bisect' }, 'domain-controller'],
    ['a public network', 'security-layer', { 'security.securityLayer': 4, 'network.profiles': [{ interfaceIndex: 1, interface: 'Ethernet', name: 'café', category: 'Public' }] }, { mode: 'bisect' }, 'exposed'],
    ['a Home edition', 'enable-rdp', { 'rdp.denyConnections': 1, 'os.edition': 'Core' }, {}, 'home-edition'],
    ['local rules that a policy voids', 'listener-port', { 'listener.port': 3390, 'firewall.profiles': [{ name: 'Private', enabled: true, inboundDefault: 'Block', localPolicyMerge: false }] }, {}, 'policy-firewall'],
    ['no other way in', 'isolate-rdp-keys', { 'key.files': [{ name: 'f686aace6942fb7f7ceb231212eef4a4_x', path: 'C:\\f', current: true, sddl: 'O:SYD:(A;;FA;;;SY)' }] }, {}, 'second-way'],
    ['a name of a public service', 'hosts-entry', { 'hosts.entries': [{ line: 1, address: '1.2.3.4', names: 'login.microsoftonline.com' }] }, { name: 'login.microsoftonline.com', address: '10.0.0.1' }, 'public-name'],
  ] as const)('%s', async (_, fix, values, settings, guard) => {
    expect(await refusal(fix, { ...HEALTHY, ...(values as Values) }, settings)).toMatchObject({ because: 'refused', guard });
  });

  it('lets the technician in a session go on with another way in', async () => {
    const made = await plan('listener-port', memoryMachine({ ...HEALTHY, 'listener.port': 3390, 'process.inRdpSession': true }), { 'second-way': 'console' });
    expect(made.guards).toContainEqual({ id: 'own-session', state: 'warn' });
  });

  it('takes unknown for no: a guard that cannot be told refuses what others notice, and rights that are missing are said', async () => {
    expect(await refusal('listener-port', { ...HEALTHY, 'listener.port': 3390 }, {}, { 'process.inRdpSession': 'timed out' })).toMatchObject({ because: 'refused', guard: 'own-session', sentence: { key: 'fixes:unread' } });
    expect(await refusal('unpin-rdp-cert', { ...HEALTHY, 'binding.pinned': 'b'.repeat(40) }, {}, { 'policy.values': 'needsAdmin' })).toMatchObject({ because: 'needsAdmin', guard: 'policy-managed' });
  });

  it('takes no certificate away while it is unknown whose it is', async () => {
    expect(await refusal('renew-rdp-cert', ENDED, {}, { 'roles.rds': 'timed out' })).toMatchObject({ because: 'refused', guard: 'farm', sentence: { key: 'fixes:unread' } });
  });

  it('plans without evidence for an expert with a reason, but never in tier 3', async () => {
    const reason = 'the vendor asked for a restart';
    expect((await plan('restart-sessionenv', memoryMachine(HEALTHY), { reason })).guards).toContainEqual({ id: 'evidence', state: 'warn' });
    expect(await refusal('nla-timeboxed-off', HEALTHY, { reason })).toMatchObject({ because: 'refused', guard: 'evidence' });
  });

  it('has nothing to do where all is so already', async () => {
    expect(await refusal('restore-hardening', HEALTHY, { reason: 'to be on the safe side' })).toMatchObject({ because: 'refused', guard: 'nothing-to-do' });
  });

  it('names the setting that does not fit', async () => {
    expect(await refusal('no-such-fix', HEALTHY)).toMatchObject({ because: 'unknownFix' });
    expect(await refusal('listener-port', HEALTHY, { prot: '3389' })).toMatchObject({ because: 'setting', key: 'prot', sentence: { key: 'fixes:setting.unknown' } });
    expect(await refusal('listener-port', HEALTHY, { port: '0x3d' })).toMatchObject({ because: 'setting', key: 'port', sentence: { key: 'fixes:setting.value' } });
    expect(await refusal('listener-port', { ...HEALTHY, 'listener.port': 3390 }, { port: '70000' })).toMatchObject({ because: 'refused', guard: 'port' });
    expect(await refusal('grant-rdp-right', HEALTHY)).toMatchObject({ because: 'setting', key: 'member', sentence: { key: 'fixes:setting.missing' } });
    expect(await refusal('grant-rdp-right', HEALTHY, { member: 'a"; net user' })).toMatchObject({ because: 'setting', key: 'member' });
  });

  it('plans nothing it cannot look at', async () => {
    const machine = memoryMachine(ENDED);
    machine.setCaptured(({ primitive }) => (primitive === 'service.restart' ? null : { certificate: null, index: -1 }));
    expect(await planFix('renew-rdp-cert', machine, {}, options)).toMatchObject({ ok: false, because: 'refused', guard: 'capture', sentence: { params: { target: 'SessionEnv' } } });
  });

  it('stops when it is cancelled', async () => {
    const result = await planFix('renew-rdp-cert', memoryMachine(ENDED), {}, { ...options, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, because: 'cancelled' });
  });
});
