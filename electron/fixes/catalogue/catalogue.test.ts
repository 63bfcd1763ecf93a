import { describe, expect, it } from 'vitest';
import en from '../../../assets/locales/en/fixes.json' with { type: 'json' };
import ja from '../../../assets/locales/ja/fixes.json' with { type: 'json' };
import { CAUSE_IDS, CAUSES } from '../../diagnosis/causes.ts';
import { PRIMITIVES } from '../../machine/operation.ts';
import { WINDOWS_FACTS } from '../../machine/windows-facts.ts';
import { GUARD_IDS } from '../guards/guard-list.ts';
import { CATALOGUE, fixById } from './catalogue.ts';
import type { AutomaticFix } from './fix.ts';

const AUTOMATIC = CATALOGUE.filter((fix): fix is AutomaticFix => fix.kind === 'automatic');

describe('the catalogue', () => {
  it('holds F01 to F41, each once, and every fix that a cause names', () => {
    const numbers = new Set(CATALOGUE.map((fix) => fix.number));
    for (let number = 1; number <= 41; number++) expect(numbers).toContain(`F${String(number).padStart(2, '0')}`);
    expect(new Set(CATALOGUE.map((fix) => fix.id)).size).toBe(CATALOGUE.length);
    for (const cause of CAUSE_IDS) for (const fix of CAUSES[cause].fixes) expect(fixById(fix), `${cause}: ${fix}`).toBeDefined();
  });

  it('has an answer for every cause', () => {
    for (const cause of CAUSE_IDS) expect(CATALOGUE.some((fix) => (fix.causes as readonly string[]).includes(cause)), cause).toBe(true);
  });

  it('names only facts, guards and primitives that exist, and a source for each', () => {
    for (const fix of CATALOGUE) {
      expect(fix.sources.length, fix.id).toBeGreaterThan(0);
      for (const sign of fix.evidence) for (const fact of sign.facts) expect(Object.keys(WINDOWS_FACTS), sign.id).toContain(fact);
    }
    for (const fix of AUTOMATIC) {
      for (const fact of fix.proof.facts) expect(Object.keys(WINDOWS_FACTS), fix.id).toContain(fact);
      for (const guard of fix.guards) expect(GUARD_IDS).toContain(guard);
      for (const primitive of fix.primitives) expect(PRIMITIVES).toContain(primitive);
    }
  });

  it('is never offered without evidence: a sign or a cause', () => {
    for (const fix of CATALOGUE) expect(fix.evidence.length > 0 || fix.offeredFrom !== null, fix.id).toBe(true);
    for (const fix of AUTOMATIC.filter((one) => one.offeredFrom !== null && one.tier >= 2)) expect(['strong', 'proven', 'some'], fix.id).toContain(fix.offeredFrom);
    for (const fix of AUTOMATIC.filter((one) => one.tier === 3)) expect(fix.offeredFrom, fix.id).not.toBe('some');
  });
});

describe('texts', () => {
  const paths = (value: unknown, path = ''): [string, string][] =>
    typeof value === 'string' ? [[path, value]] : Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => paths(inner, path === '' ? name : `${path}.${name}`));
  const [english, japanese] = [new Map(paths(en)), new Map(paths(ja))];

  it('has the same keys and values to fill in, in both languages', () => {
    expect([...japanese.keys()]).toEqual([...english.keys()]);
    const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((one) => one[1] ?? '').toSorted((a, b) => a.localeCompare(b));
    for (const [key, text] of english) expect(holes(japanese.get(key) ?? ''), key).toEqual(holes(text));
  });

  it('is complete for every fix: title, sentence, as many steps as it says, and a text for the owner where promised', () => {
    for (const fix of CATALOGUE) {
      for (const texts of [english, japanese]) {
        expect(texts.get(`fix.${fix.id}.title`)?.length, fix.id).toBeGreaterThan(3);
        expect(texts.get(`fix.${fix.id}.sentence`)?.length, fix.id).toBeGreaterThan(15);
        expect([...texts.keys()].filter((key) => key.startsWith(`fix.${fix.id}.steps.`)).length, fix.id).toBe(fix.steps);
        expect(texts.has(`fix.${fix.id}.owner`), fix.id).toBe(fix.kind === 'guided' && fix.ownerText);
        for (const sign of fix.evidence) expect(texts.has(`evidence.${sign.id}`), sign.id).toBe(true);
        if (fix.kind === 'automatic') expect(texts.has(`notices.${fix.notices}`) && texts.has(`wayBack.${fix.back ?? 'full'}`), fix.id).toBe(true);
      }
    }
    for (const guard of GUARD_IDS) expect(english.has(`guard.${guard}.pass`), guard).toBe(true);
  });

  it('is Japanese in Japanese, and keeps the tone', () => {
    for (const [key, text] of japanese) if (!/^fix\..*steps/.test(key)) expect(text, key).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    for (const [key, text] of english) expect(text, key).not.toMatch(/\b(just|simply|fatal|please contact your administrator)\b/i);
  });
});
