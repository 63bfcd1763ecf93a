import { expect, it } from 'vitest';
import { message } from '../../../../preload/contract/text.ts';
import en from '../../../../assets/locales/en/elevation.json' with { type: 'json' };
import ja from '../../../../assets/locales/ja/elevation.json' with { type: 'json' };
import { translator } from '../../../locale/translator.ts';
import { elevationMessages, type ElevationProblem } from './outcome.ts';

/** What a copy that may not ask says is the install's own sentence. */
type Told = Exclude<ElevationProblem, { kind: 'notAllowed' }>;
/** The compiler asks for every kind. */
const ALL: { [K in Told['kind']]: Extract<Told, { kind: K }> } = {
  refusedPrompt: { kind: 'refusedPrompt' }, promptUnanswered: { kind: 'promptUnanswered', seconds: 120 }, cancelled: { kind: 'cancelled' }, workerKilled: { kind: 'workerKilled' },
  workerSilent: { kind: 'workerSilent', seconds: 150 }, blockedByPolicy: { kind: 'blockedByPolicy', detail: 'Win32 1260' }, scriptRemoved: { kind: 'scriptRemoved', file: 'run.ps1' },
  scriptChanged: { kind: 'scriptChanged', file: 'run.ps1' }, notInstalled: { kind: 'notInstalled' }, notElevated: { kind: 'notElevated' }, planRefused: { kind: 'planRefused', detail: 'x' }, lookEnded: { kind: 'lookEnded' }, failed: { kind: 'failed', detail: 'x' },
};

it('has a sentence and a manual way for every outcome, in both languages, with the values it names', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(ALL).sort());
  for (const problem of Object.values(ALL)) {
    const { says, manual } = elevationMessages(problem);
    for (const one of [says, manual]) {
      expect(message.safeParse(one).success).toBe(true);
      const part = one.key.endsWith('.says') ? 'says' : 'manual';
      const texts = [en[problem.kind][part], ja[problem.kind][part]];
      const names = texts.map((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1] ?? '').sort());
      expect(names[0]).toEqual(names[1]);
      for (const name of names[0] ?? []) expect(Object.keys(one.params ?? {})).toContain(name);
    }
  }
});

it('says both in one sentence after the other, and runs nothing that a detail brings along', () => {
  for (const lang of ['en', 'ja'] as const) {
    const say = translator(lang);
    for (const problem of Object.values(ALL)) {
      const { says, manual, both } = elevationMessages(problem);
      expect(say(both)).toBe(`${say(says)}${lang === 'en' ? ' ' : ''}${say(manual)}`);
      expect(say(both)).not.toMatch(/\$t\(|\{\{/);
    }
  }
  const hostile = elevationMessages({ kind: 'failed', detail: '$t(elevation:cancelled.says) {{detail}}' });
  expect(translator('en')(hostile.both)).not.toContain('The change was cancelled');
});

it('lets no control or direction character of a detail through', () => {
  expect(elevationMessages({ kind: 'failed', detail: 'a\u001b[31m\u202eb\u200b' }).says.params).toEqual({ detail: 'a\ufffd[31m\ufffdb\ufffd' });
});
