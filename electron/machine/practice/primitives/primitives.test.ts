import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyPool, type KeyPool } from '../../../practice/keys/key-pool.ts';
import { makeState } from '../../../practice/make-state.ts';
import { practiceState, type PracticeState } from '../../../practice/model/state.ts';
import { SCENARIO_IDS, scenarioById } from '../../../practice/scenario-list.ts';
import { canonical } from '../../../practice/store/canonical.ts';
import { benchFolder } from '../../../practice/testing/practice-bench.ts';
import { KEYS } from '../../../practice/windows/registry.ts';
import { PRIMITIVES, type Operation, type Primitive } from '../../operation.ts';
import { HANDLERS } from './table.ts';

let folder: ReturnType<typeof benchFolder>;
let keys: KeyPool;
const states: PracticeState[] = [];
const NOW = Date.parse('2026-11-21T10:00:00.000Z');

beforeAll(async () => {
  folder = benchFolder();
  keys = keyPool(folder.path);
  for (const id of SCENARIO_IDS) {
    const scenario = scenarioById(id);
    if (scenario) states.push(await makeState(scenario, keys, NOW));
  }
}, 60_000);
afterAll(() => folder.remove());

const PATHS = [KEYS.listener, KEYS.listener.toUpperCase(), KEYS.policy, KEYS.clientPolicy, KEYS.cipherPolicy, `${KEYS.schannel}\\TLS 1.2\\Server`, `${KEYS.schannel}\\TLS 1.2\\Client`, 'HKCU\\Software\\New\\Key'];
const NAMES = ['SecurityLayer', 'SECURITYLAYER', 'PortNumber', 'Functions', 'Enabled', 'Nobody', ''];
const value = fc.oneof(
  fc.record({ type: fc.constant('dword' as const), data: fc.nat(0xffffffff) }),
  fc.record({ type: fc.constant('string' as const), data: fc.string({ maxLength: 20 }) }),
  fc.record({ type: fc.constant('multiString' as const), data: fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }) }),
);
const SERVICES = ['TermService', 'SessionEnv', 'KeyIso', 'CryptSvc', 'NoSuchService'];
const SDDLS = ['O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)', 'O:SYG:SYD:PAI(A;;FA;;;BA)', 'O:BAG:SYD:(D;;FR;;;NS)(A;;FA;;;SY)', 'D:', 'nonsense()'];
const RULES = ['RemoteDesktop-UserMode-In-TCP', 'RemoteDesktop-UserMode-In-UDP', 'nobody'];
const PROFILES = fc.uniqueArray(fc.constantFrom('Domain', 'Private', 'Public'), { minLength: 1, maxLength: 3 });
const TAGS = fc.constantFrom('RDP Doctor 1', 'RDP Doctor 2');
const HOSTS = fc.constantFrom('srv-09.corp.example', 'srv-11.corp.example', 'localhost');
const pick = (...list: string[]) => fc.constantFrom(...list);

/** Arguments as a plan would hold them, taken from the state where they name something in it. */
function argsFor(primitive: Primitive, state: PracticeState): fc.Arbitrary<Record<string, unknown>> {
  const files = [...Object.keys(state.host?.keyFiles ?? {}), 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys', 'C:\\undo\\file'];
  const prints = ['0'.repeat(40), ...(state.host?.certificates.remoteDesktop ?? []).map((one) => one.thumbprint), ...(state.host?.certificates.personal ?? []).map((one) => one.thumbprint)];
  const place = { path: pick(...PATHS), name: pick(...NAMES) };
  switch (primitive) {
    case 'registry.set': return fc.record({ ...place, value });
    case 'registry.remove': return fc.record(place);
    case 'service.restart': case 'service.start': return fc.record({ name: pick(...SERVICES) });
    case 'service.setStartup': return fc.record({ name: pick(...SERVICES), start: fc.constantFrom(2, 3, 4), delayed: fc.boolean() });
    case 'acl.set': return fc.oneof(
      fc.record({ kind: fc.constant('file'), path: pick(...files), sddl: pick(...SDDLS) }),
      fc.record({ kind: fc.constant('registry'), path: fc.constant('HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop'), sddl: pick(...SDDLS) }),
    );
    case 'file.move': return fc.record({ from: pick(...files), to: pick(...files) });
    case 'certificate.remove': return fc.record({ store: pick('Remote Desktop', 'My'), thumbprint: pick(...prints) });
    case 'certificate.create': return fc.record({ friendlyName: TAGS, dnsNames: fc.constant(['srv-04.corp.example']), days: fc.integer({ min: 1, max: 365 }) });
    case 'certificate.bind': return fc.oneof(fc.record({ thumbprint: fc.constantFrom(null, ...prints) }), fc.record({ friendlyName: TAGS }));
    case 'firewall.enableRules': return fc.record({ names: fc.uniqueArray(pick(...RULES), { minLength: 1 }), profiles: PROFILES }, { requiredKeys: ['names'] });
    case 'firewall.addRule': return fc.record({ name: pick(...RULES), direction: pick('In', 'Out'), protocol: pick('TCP', 'UDP'), port: fc.integer({ min: 1, max: 65535 }), profiles: PROFILES });
    case 'network.setCategory': return fc.record({ interfaceIndex: fc.constantFrom(5, 12, 99), category: pick('Private', 'Public') });
    case 'network.setMtu': return fc.record({ interfaceIndex: fc.constantFrom(7, 99), mtu: fc.integer({ min: 576, max: 1500 }) });
    case 'dns.flush': return fc.constant({});
    case 'hosts.set': return fc.record({ name: HOSTS, address: fc.constantFrom('10.0.4.31', '10.0.4.32', 'fd00::7', null), tag: TAGS });
    case 'credential.remove': return fc.record({ target: fc.constantFrom('TERMSRV/srv-04.corp.example', 'TERMSRV/nobody') });
    case 'group.addMember': return fc.record({ group: pick('S-1-5-32-555', 'S-1-5-32-999'), member: pick('CORP\\m.sato', 'corp\\M.SATO', 'CORP\\new') });
    case 'task.register': return fc.record({ name: TAGS, dueAt: fc.constant('2026-11-21T10:30:00.000Z'), entry: fc.constant('entry-7') });
  }
}

/** A scenario's state after a few random changes; every other one in a network that is not a domain's. */
async function randomState(which: number, changes: readonly { primitive: Primitive; seed: number }[]): Promise<PracticeState> {
  const start = states[which % states.length] as PracticeState;
  const networks = (start.host?.networks ?? []).map((one) => (which % 2 === 0 ? { ...one, category: 'Public' as const } : one));
  let state: PracticeState = {
    ...start, host: start.host && { ...start.host, networks },
    client: { ...start.client, credentials: { 'TERMSRV/srv-04.corp.example': { user: 'CORP\\m.sato' } } },
  };
  for (const { primitive, seed } of changes) {
    const [args] = fc.sample(argsFor(primitive, state), { numRuns: 1, seed });
    const done = await HANDLERS[primitive].apply(state, args, { keys, now: NOW + 1000 });
    if (done.ok) state = done.value;
  }
  return state;
}

const history = fc.array(fc.record({ primitive: fc.constantFrom(...PRIMITIVES), seed: fc.nat() }), { maxLength: 5 });

describe.each(PRIMITIVES)('%s on random states', (primitive) => {
  it('gives back the same bytes, and a second apply changes nothing', async () => {
    let applied = 0;
    await fc.assert(fc.asyncProperty(fc.nat(), history, fc.nat(), async (which, changes, seed) => {
      const before = await randomState(which, changes);
      const [args] = fc.sample(argsFor(primitive, before), { numRuns: 1, seed });
      const operation: Operation = { primitive, args: args ?? {} };
      const own = HANDLERS[primitive];
      const frozen = canonical(before);
      const captured = own.read(before, operation.args);
      const done = await own.apply(before, operation.args, { keys, now: NOW + 5000 });
      expect(canonical(before)).toBe(frozen);
      if (!done.ok || !captured.ok) return;
      applied += 1;
      expect(practiceState.safeParse(done.value).success).toBe(true);
      const again = await own.apply(done.value, operation.args, { keys, now: NOW + 9000 });
      expect(again.ok && canonical(again.value)).toBe(canonical(done.value));
      // What was captured goes through the journal, which is JSON.
      const back = own.put(done.value, operation.args, JSON.parse(JSON.stringify(captured.value)));
      expect(back.ok && canonical(back.value)).toBe(frozen);
      expect(back.ok && own.read(back.value, operation.args)).toEqual(captured);
      // A port number no port can have once made a state that could not be read again.
    }), { numRuns: 120, examples: [[0, [{ primitive: 'registry.set', seed: 2147483622 }, { primitive: 'service.restart', seed: 783800216 }], 0]] });
    expect(applied).toBeGreaterThan(0);
  }, 30_000);

  it('refuses arguments and captures of another shape without a change', async () => {
    const state = states[0] as PracticeState;
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue()), async (junk) => {
      const args = { ...junk, extra: 1 };
      expect((await HANDLERS[primitive].apply(state, args, { keys, now: NOW })).ok).toBe(false);
      expect(HANDLERS[primitive].put(state, args, junk).ok).toBe(false);
    }), { numRuns: 20 });
  });
});
