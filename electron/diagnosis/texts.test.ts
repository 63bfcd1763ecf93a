import { describe, expect, it } from 'vitest';
import { TIPS } from './advice.ts';
import { CAUSE_IDS } from './causes.ts';
import { CHECKS } from './checks/registry.ts';
import { STEPS } from './guide/steps.ts';
import { CANDIDATES } from './next-check.ts';
import { leaves } from './testing/texts.ts';
import { EVIDENCE_IDS } from './weights.ts';

const [en, ja] = [leaves('en'), leaves('ja')];
const holes = (text: string | undefined): string[] => [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the texts of the diagnosis', () => {
  it('hold the same keys and values in both languages', () => {
    expect([...ja.keys()]).toEqual([...en.keys()]);
    for (const [key, text] of en) expect(holes(ja.get(key)), key).toEqual(holes(text));
  });
  it('are translated', () => {
    expect([...ja].filter(([key, text]) => key !== 'checks:h29.name' && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)).map(([key]) => key)).toEqual([]);
  });
  it('keep the tone', () => {
    expect([...en].filter(([, text]) => /\b(just|simply|fatal|obviously|unfortunately)\b|contact your administrator/i.test(text)).map(([key]) => key)).toEqual([]);
  });
  it('cover every cause, observation, check, next check, step and tip', () => {
    const wanted = [
      ...CAUSE_IDS.map((id) => `causes:title.${id}`), ...EVIDENCE_IDS.map((id) => `causes:evidence.${id}`),
      ...CHECKS.flatMap(({ id }) => ['name', 'reads', 'means'].map((part) => `checks:${id}.${part}`)), ...CANDIDATES.map(({ id }) => `checks:next.${id}`),
      ...STEPS.flatMap(({ id, saysToUser }) => [`guide:step.${id}.sentence`, `guide:step.${id}.why`, ...(saysToUser ? [`guide:step.${id}.sayThis`] : [])]),
      ...TIPS.flatMap(({ id, harmful, helpsFor, blockedBy }) => [`guide:advice.${id}.tip`, ...(harmful ? [`guide:advice.${id}.harmful`] : [`guide:advice.${id}.noEffect`]), ...(helpsFor ? [`guide:advice.${id}.helps`] : []), ...(blockedBy ? [`guide:advice.${id}.blocked`] : [])]),
    ];
    expect(wanted.filter((key) => !en.has(key))).toEqual([]);
  });
  it('hold nothing for causes, observations and tips that do not exist', () => {
    const known = new Set<string>([...CAUSE_IDS.map((id) => `title.${id}`), ...EVIDENCE_IDS.map((id) => `evidence.${id}`)]);
    expect([...en.keys()].filter((key) => /^causes:(title|evidence)\./.test(key) && !known.has(key.slice(7)))).toEqual([]);
    expect([...en.keys()].filter((key) => key.startsWith('guide:advice.') && !TIPS.some(({ id }) => key.split('.')[1] === id))).toEqual([]);
  });
});
