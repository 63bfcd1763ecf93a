import { describe, expect, it } from 'vitest';

type Texts = { readonly [key: string]: string | Texts };

const files = import.meta.glob<Texts>('../../assets/locales/*/*.json', { eager: true, import: 'default' });
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '../../electron/{shell,ipc}/**/*.ts', '!**/*.test.*'], { eager: true, query: '?raw', import: 'default' });

const texts: Record<string, Record<string, Record<string, string>>> = {};
for (const [path, tree] of Object.entries(files)) {
  const [lang = '', file = ''] = path.split('/').slice(-2);
  (texts[file] ??= {})[lang] = flat(tree);
}

function flat(tree: Texts, prefix = ''): Record<string, string> {
  return Object.entries(tree).reduce<Record<string, string>>((all, [key, value]) => ({ ...all, ...(typeof value === 'string' ? { [prefix + key]: value } : flat(value, `${prefix}${key}.`)) }), {});
}

const placeholders = (text: string) => [...text.matchAll(/{{\s*-?\s*([\w.]+)[^}]*}}/g)].map((match) => match[1] ?? '').sort((a, b) => a.localeCompare(b));

describe.each(Object.entries(texts))('%s', (_file, langs) => {
  const { en = {}, ja = {} } = langs;

  it('has both languages with the same keys', () => {
    expect(Object.keys(langs).sort()).toEqual(['en', 'ja']);
    expect(Object.keys(ja).sort()).toEqual(Object.keys(en).sort());
  });

  it('has the same placeholders in both, and no empty text', () => {
    for (const [key, text] of Object.entries(en)) {
      expect([key, placeholders(ja[key] ?? '')]).toEqual([key, placeholders(text)]);
      expect([key, text.trim() !== '' && (ja[key] ?? '').trim() !== '']).toEqual([key, true]);
    }
  });

  it('is English in one file and Japanese in the other', () => {
    const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
    for (const [key, text] of Object.entries(en)) if (!key.startsWith('settings.langJa')) expect([key, japanese.test(text)]).toEqual([key, false]);
    const sentences = Object.entries(en).filter(([, text]) => /[a-z]{3,} [a-z]{3,} [a-z]{3,}/.test(text));
    for (const [key] of sentences) expect([key, japanese.test(ja[key] ?? '')]).toEqual([key, true]);
  });

  it('keeps the tone', () => {
    for (const [key, text] of Object.entries(en)) expect([key, /\b(just(?! before| after)|simply|fatal|please contact)\b/i.test(text)]).toEqual([key, false]);
  });
});

describe('keys in the source of the window', () => {
  const known = new Set(Object.entries(texts).flatMap(([file, { en = {} }]) => Object.keys(en).map((key) => `${file.replace('.json', '')}:${key}`)));
  const used = Object.values(sources).flatMap((source) => [...source.matchAll(/['"`]((?:window):[\w.-]+)['"`]/g)].map((match) => match[1] ?? ''));

  it('all exist', () => {
    expect(used.length).toBeGreaterThan(1);
    for (const key of used) expect([key, known.has(key)]).toEqual([key, true]);
  });
});
