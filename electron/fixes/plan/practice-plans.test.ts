import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixesModel } from '../../../preload/contract/fixes.ts';
import type { Operation } from '../../machine/operation.ts';
import { PRIMITIVE_ARGS } from '../../machine/primitives.ts';
import { SCENARIO_IDS, scenarioById } from '../../practice/scenario-list.ts';
import { CURES } from '../../practice/testing/cures.ts';
import { bench, benchFolder, change, probe } from '../../practice/testing/practice-bench.ts';
import type { OpenPractice } from '../../practice/open-practice.ts';
import { readMachine } from './gather.ts';
import { listFixes } from './list-fixes.ts';
import { derivePlan, planFix } from './plan-fix.ts';
import { samePlan } from './same-plan.ts';

let folder: ReturnType<typeof benchFolder>;
beforeAll(() => { folder = benchFolder(); });
afterAll(() => folder.remove());

const signal = new AbortController().signal;
const options = (opened: OpenPractice) => ({ now: Date.now(), newId: () => 'plan-1', signal, target: opened.target, look: () => probe(opened) });
const offered = async ({ machine, target }: OpenPractice, seen: Awaited<ReturnType<typeof probe>> | null = null) => {
  const document = listFixes({ windows: await readMachine(machine, target, false, signal), seen, machine: machine.id, target, now: Date.now() });
  return fixesModel.parse(document).fixes.filter((fix) => fix.offered).map((fix) => fix.id);
};
const stateOf = (name: string) => readFileSync(join(folder.path, 'practice', `${name}.json`), 'utf8');

it('knows a cure for every practice host that says it can be cured', () => {
  expect(Object.keys(CURES).toSorted()).toEqual(SCENARIO_IDS.filter((id) => scenarioById(id)?.fixable).toSorted());
});

describe('plans on practice hosts', () => {
  it.concurrent.each(Object.keys(CURES))('%s: offered, planned without a change, and the plan cures it', async (name) => {
    const opened = await bench(name, folder.path);
    for (const cure of CURES[name] ?? []) {
      const [fix, settings = {}] = cure;
      expect(await offered(opened, await probe(opened))).toContain(fix);
      const before = stateOf(name);
      const planned = await planFix(fix, opened.machine, settings, options(opened));
      if (!planned.ok) throw new Error(JSON.stringify(planned));
      expect(stateOf(name)).toBe(before);
      const again = await derivePlan(planned.plan, opened.machine, options(opened));
      expect(again.ok && samePlan(planned.plan, again.plan)).toEqual({ same: true });
      for (const { primitive, args } of planned.plan.operations) expect(PRIMITIVE_ARGS[primitive as keyof typeof PRIMITIVE_ARGS].safeParse(args).success).toBe(true);
      await change(opened, ...planned.plan.operations.map(({ primitive, args }) => ({ primitive, args }) as Operation));
      const stale = await derivePlan(planned.plan, opened.machine, options(opened));
      expect(stale.ok && samePlan(planned.plan, stale.plan).same).toBe(false);
      // An entry of the hosts file is itself a sign that a name goes astray; that ours is right only a person knows.
      if (fix !== 'hosts-entry') expect(await offered(opened)).not.toContain(fix);
    }
    expect((await probe(opened)).verdict.code).toBe('HEALTHY');
    await opened.close();
  }, 30_000);

  it.each([
    ['expired-cert', 'renew-rdp-cert', {}], ['key-acl', 'fix-rdp-key-acl', {}], ['keyiso-disabled', 'set-service-startup', {}], ['tls12-off', 'enable-tls12', {}], ['cipher-empty', 'cipher-suites', {}],
    ['port-moved', 'listener-port', { port: '4000' }], ['firewall-public', 'network-private', {}], ['stale-dns', 'flush-dns', {}], ['pinned-gone', 'unpin-rdp-cert', {}],
  ] as const)('%s: what the plan says will be is what the machine says afterwards', async (name, fix, settings) => {
    const other = benchFolder();
    const opened = await bench(name, other.path);
    const planned = await planFix(fix, opened.machine, { ...settings }, options(opened));
    if (!planned.ok) throw new Error(JSON.stringify(planned));
    const operations = planned.plan.operations as unknown as (Operation & { after: unknown })[];
    await change(opened, ...operations);
    for (const operation of operations.filter((one) => !['service.restart', 'service.start'].includes(one.primitive))) {
      const now = await opened.machine.verify(operation, signal);
      expect(now.ok && now.value, operation.primitive).toEqual(operation.after);
    }
    await opened.close();
    other.remove();
  });

  it('offers nothing where nothing is wrong', async () => {
    const opened = await bench('healthy', folder.path);
    expect(await offered(opened, await probe(opened))).toEqual([]);
    await opened.close();
  });

  it('offers no change to Windows where the far end is not Windows', async () => {
    const opened = await bench('xrdp-key', folder.path);
    const all = await offered(opened, await probe(opened));
    expect(all).toContain('non-windows-server-guided');
    expect(all.filter((id) => !id.endsWith('-guided'))).toEqual([]);
    await opened.close();
  });

  it('first makes the key readable, then the certificate', async () => {
    const other = benchFolder();
    const opened = await bench('expired-and-key-acl', other.path);
    expect(await planFix('renew-rdp-cert', opened.machine, {}, options(opened))).toMatchObject({ ok: false, guard: 'key-readable' });
    await opened.close();
    other.remove();
  });
});
