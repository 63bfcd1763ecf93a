import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import enTexts from '../../assets/locales/en/practice.json' with { type: 'json' };
import jaTexts from '../../assets/locales/ja/practice.json' with { type: 'json' };
import { SCENARIO_IDS, scenarioById } from './scenario-list.ts';
import { bench, benchFolder, probe, wireFact } from './testing/practice-bench.ts';

let folder: ReturnType<typeof benchFolder>;
beforeAll(() => { folder = benchFolder(); });
afterAll(() => folder.remove());

describe('the real probe on every practice host', () => {
  it.concurrent.each(SCENARIO_IDS)('%s gives the verdict its scenario says', async (name) => {
    const opened = await bench(name, folder.path);
    const model = await probe(opened);
    await opened.close();
    expect(model.verdict.code).toBe(scenarioById(name)?.expected.verdict);
    expect(model.target.input).toBe(`practice:${name}`);
    expect(wireFact(model, 'practice.simulated')).toContain('addresses');
  });

  it('says that a port that swallows packets is simulated', async () => {
    const opened = await bench('firewall-public', folder.path);
    expect(opened.facts[0]?.value).toContain('filtered port 192.168.11.7:3389');
    await opened.close();
  });

  it('shows more in deep mode, pointer records of the practice network included', async () => {
    const opened = await bench('stale-dns', folder.path);
    const model = await probe(opened, 'deep');
    await opened.close();
    expect(model.findings.map((one) => one.code)).toContain('DNS_PTR_MISMATCH');
    expect(wireFact(model, 'negotiation.offered')).toEqual(['HYBRID_EX', 'HYBRID']);
  }, 40_000);
});

describe('the scenarios', () => {
  it('have their texts in both languages', () => {
    for (const texts of [enTexts, jaTexts]) expect(Object.keys(texts.scenario).sort()).toEqual([...SCENARIO_IDS].sort());
  });

  it('hold three hosts with Japanese Windows', () => {
    expect(SCENARIO_IDS.filter((id) => scenarioById(id)?.host?.os.uiLanguage === 'ja-JP')).toHaveLength(3);
  });
});
