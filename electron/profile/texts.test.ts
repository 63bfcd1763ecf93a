import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../assets/locales/en/profile.json' with { type: 'json' };
import ja from '../../assets/locales/ja/profile.json' with { type: 'json' };

type Tree = { [name: string]: string | Tree };
const flat = (tree: Tree, path = ''): [string, string][] => Object.entries(tree).flatMap(([name, value]) => (typeof value === 'string' ? [[`${path}${name}`, value] as [string, string]] : flat(value, `${path}${name}.`)));
const [english, japanese] = [new Map(flat(en)), new Map(flat(ja))];
const holes = (text: string | undefined) => [...new Set((text ?? '').match(/\{\{\w+\}\}/g) ?? [])].sort();

describe('the texts of profiles', () => {
  it('are the same in both languages, with the same values in them', () => {
    expect([...japanese.keys()]).toEqual([...english.keys()]);
    for (const [key, text] of english) expect([key, holes(japanese.get(key))]).toEqual([key, holes(text)]);
  });
  it('are filled and Japanese where they are Japanese', () => {
    for (const [key, text] of japanese) expect([key, /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text) || /^launch\.|^show\.head|^addresses\.same|^group\./.test(key)]).toEqual([key, true]);
  });

  it('hold every key that the code names, and none besides', () => {
    const folders = [import.meta.dirname, join(import.meta.dirname, '../cli/profile'), join(import.meta.dirname, '../cli/commands/profile.ts'), join(import.meta.dirname, '../ipc/connection')];
    const source = folders.flatMap(sources).map((path) => readFileSync(path, 'utf8')).join('\n');
    const named = [...source.matchAll(/'profile:([\w.-]+)'/g)].map((match) => match[1] ?? '');
    for (const key of named) expect([key, english.has(key)]).toEqual([key, true]);
    // Keys put together in code end in a value from one of these places.
    const built = /^(key|group|lint|usage|edit|launch|notOpened|signature|import\.left|addresses\.(because|sign|same|use|cost)|show\.(mark|noMark|signed|unsigned|ends))(\.|$)/;
    for (const key of english.keys()) expect([key, named.includes(key) || built.test(key)]).toEqual([key, true]);
  });
});

function sources(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => join(path, name));
}
