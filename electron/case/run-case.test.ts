import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnosisModel } from '../../preload/contract/diagnosis.ts';
import { SCENARIO_IDS, scenarioById } from '../practice/scenario-list.ts';
import { runCase } from './run-case.ts';

let dataDir = '';
beforeAll(() => { dataDir = mkdtempSync(join(tmpdir(), 'rdp-doctor-case-')); });
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function run(name: string) {
  const result = await runCase({ target: { input: `practice:${name}`, host: name, port: 3389, kind: 'practice' }, mode: 'quick', dataDir }, { signal: new AbortController().signal });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  expect(diagnosisModel.safeParse(result.model).error).toBeUndefined();
  return result.model;
}

describe('a case of every practice host, on the way the app goes', () => {
  it.concurrent.each(SCENARIO_IDS)('%s: the right cause is first, the popular wrong ones are ruled out', async (name) => {
    const scenario = scenarioById(name);
    const model = await run(name);
    expect(model.causes[0]?.id ?? null).toBe(scenario?.expected.cause ?? null);
    expect(model.ruledOut.map((one) => one.id)).toContain('licensing');
    // Something is proven, or the next check is named, or nothing is wrong with the host.
    const settled = model.causes.length === 0 || model.causes[0]?.strength === 'proven';
    if (!settled) expect([name, model.nextCheck !== null || model.causes[0]?.id === 'host-cert-expired']).toEqual([name, true]);
    for (const cause of model.causes) for (const one of [...cause.for, ...cause.against]) expect(model.facts.map((fact) => fact.name)).toContain(one.fact);
  });

  it('never proves by an ended certificate alone', async () => {
    expect((await run('expired-cert')).causes[0]).toMatchObject({ id: 'host-cert-expired', strength: 'strong' });
  });

  it('names a practice host that is not there', async () => {
    expect(await runCase({ target: { input: 'practice:nobody', host: 'nobody', port: 3389, kind: 'practice' }, mode: 'quick', dataDir }, { signal: new AbortController().signal }))
      .toMatchObject({ ok: false, problem: { because: 'unknownName' } });
  });
});
