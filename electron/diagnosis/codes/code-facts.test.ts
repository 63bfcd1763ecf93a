import { describe, expect, it } from 'vitest';
import { fact } from '../../../preload/contract/facts.ts';
import { codeFacts } from './code-facts.ts';
import { explainText } from './explain.ts';
import { fuzzTargets } from './fuzz-targets.ts';

const AT = '2026-11-21T10:41:00.000Z';

describe('codeFacts', () => {
  it('gives one number, several as an array, and the rest of the box', () => {
    const text = 'mstsc /v:srv-04\nError code: 0x904\nExtended error code: 0x7\nTimestamp (UTC): 11/21/26 08:15:34 AM\nActivity ID: 0B3F6C1E-8D0A-4F5E-9C77-2A1F0E6D0000\n0xC000006D 0xC0000064';
    const facts = codeFacts(explainText(text), AT);
    for (const item of facts) expect(fact.parse(item)).toEqual(item);
    expect(facts.every(({ source, at }) => source === 'paste' && at === AT)).toBe(true);
    expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toEqual({
      'code.disconnect': 2308,
      'code.extended': 7,
      'code.ntstatus': [0xc000006d, 0xc0000064],
      'code.activityId': '0b3f6c1e-8d0a-4f5e-9c77-2a1f0e6d0000',
      'code.at': '2026-11-21T08:15:34Z',
      'code.target': 'srv-04',
    });
  });

  it('gives nothing for a text without anything', () => {
    expect(codeFacts(explainText('it does not work'), AT)).toEqual([]);
  });
});

describe('fuzz targets', () => {
  it.each(fuzzTargets.map((target) => [target.name, target] as const))('%s takes its seeds', (_, target) => {
    expect(target.seeds?.length).toBeGreaterThan(0);
    for (const seed of target.seeds ?? []) expect(() => target.run(seed)).not.toThrow();
  });
});
