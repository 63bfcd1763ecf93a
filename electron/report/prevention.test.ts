import { describe, expect, it } from 'vitest';
import en from '../../assets/locales/en/report.json' with { type: 'json' };
import ja from '../../assets/locales/ja/report.json' with { type: 'json' };
import { CAUSE_IDS, CAUSES } from '../diagnosis/causes.ts';
import { translator } from '../locale/translator.ts';
import { preventionOf } from './prevention.ts';
import { RENDER } from './render/render.ts';
import { brokenCase, brokenReport, fixedReport } from './testing/cases.ts';
import { viewOf } from './view.ts';

const cause = (id: string, strength: 'proven' | 'strong' | 'some' | 'weak') => ({ id, strength, title: 'x', for: [], against: [], fixes: [...(CAUSES[id as keyof typeof CAUSES].fixes)] });

it('every cause has its own words for what keeps it away and for the user, and no cause is spare', () => {
  for (const texts of [en, ja]) for (const room of [texts.prevent, texts.user, texts.userPrevent]) {
    expect(Object.keys(room).toSorted()).toEqual([...CAUSE_IDS].toSorted());
    expect(new Set(Object.values(room)).size).toBe(CAUSE_IDS.length);
  }
});

describe.each(CAUSE_IDS)('%s', (id) => {
  it('ends every reader\'s page with its own line', () => {
    for (const [lang, texts] of [['en', en], ['ja', ja]] as const) for (const reader of ['internal', 'vendor', 'user'] as const) {
      const report = { ...brokenReport({ causes: [cause(id, 'strong'), cause(id === 'flood' ? 'licensing' : 'flood', 'weak')] }), reader };
      const view = viewOf(report, translator(lang), lang);
      const line = ((reader === 'user' ? texts.userPrevent : texts.prevent) as Record<string, string>)[id]?.replaceAll('{{host}}', 'srv-04.corp.example').replaceAll('{{port}}', '3389') ?? '?';
      expect(preventionOf(view)).toEqual([line]);
      const html = RENDER.html(view);
      expect(html.lastIndexOf('<section')).toBeLessThan(html.lastIndexOf(line.replaceAll("'", '&#39;').replaceAll('"', '&#34;')));
    }
  });
});

it('promises nothing against a guess', () => {
  const view = viewOf(brokenReport({ causes: [cause('flood', 'weak')] }), translator('en'), 'en');
  expect(preventionOf(view)).toEqual(['The cause is not known yet, so nothing can be named that keeps it from coming back. First: Does another computer reach this host?']);
  expect(brokenCase().nextCheck?.sentence).toBe('Does another computer reach this host?');
});

it('tells the user what is done for them: no server to watch, no event to read, no name', () => {
  for (const texts of [en, ja]) for (const line of [...Object.values(texts.userPrevent), texts.userPage.keepsUnknown, texts.userPage.keepsHealthy]) expect(line).not.toMatch(/{{|\d{4}|\.dll|[A-Z]{2}[a-z]+[A-Z]|radar|baseline|\bevents?\b|\bpolicy\b|レーダー|イベント|ポリシー/);
});

it('does not say that nothing was wrong when something was repaired', () => {
  const repaired = fixedReport();
  const before = repaired.before && { ...repaired.before, document: { ...repaired.before.document, causes: [] } };
  const lines = (['internal', 'user'] as const).map((reader) => preventionOf(viewOf({ ...repaired, before, reader }, translator('en'), 'en'))[0]);
  expect(lines).toEqual([en.preventOther.unknownBare, en.userPage.keepsUnknown]);
});
