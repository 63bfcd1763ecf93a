import { expect, it } from 'vitest';
import { say } from './say.ts';
import { resolveTexts, translator } from './translator.ts';

const model = {
  stages: [{ stage: 'dns', detail: say('probe:detail.dnsAddress') }],
  findings: [{ code: 'X', sentence: say('probe:verdict.CERT_SELF_SIGNED') }],
  says: [say('probe:verdict.CERT_SELF_SIGNED')],
  facts: [{ name: 'a.b', value: { key: 'cli:cancelled' } }],
};

it('changes with the language only what the contract names, and never a fact', () => {
  const [english, japanese] = [resolveTexts(model, translator('en')), resolveTexts(model, translator('ja'))];
  expect(japanese.stages).toEqual(english.stages);
  expect(english.stages[0]?.detail).toBe('An address needs no lookup.');
  expect(japanese.findings[0]?.sentence).not.toBe(english.findings[0]?.sentence);
  expect(japanese.says[0]).toBe(japanese.findings[0]?.sentence);
  expect(japanese.facts).toEqual(model.facts);
});

it('puts hostile values in as they are: no text within a value is looked up or filled in', () => {
  const banner = '$t(probe:verdict.HEALTHY) {{host}}';
  expect(translator('en')(say('probe:verdict.NOT_RDP_SSH', { host: 'h', address: 'a', port: 1, banner }))).toContain(banner);
});
