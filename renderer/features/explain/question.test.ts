import { describe, expect, it } from 'vitest';
import en from '../../../assets/locales/en/window.json' with { type: 'json' };
import { QUESTIONS } from './question.tsx';

const engine = import.meta.glob<string>('../../../electron/diagnosis/answers.ts', { eager: true, query: '?raw', import: 'default' });

/** The engine's table, read as text: the window may not import it. */
function ofEngine(): Record<string, string[]> {
  const source = Object.values(engine)[0] ?? '';
  return Object.fromEntries([...source.matchAll(/'(scope\.\w+)': \[([^\]]*)\]/g)].map(([, name = '', words = '']) => [name, [...words.matchAll(/'(\w+)'/g)].map((word) => word[1] ?? '')]));
}

describe('the questions', () => {
  it('are those of the engine, with its words', () => {
    expect(Object.keys(ofEngine()).length).toBeGreaterThan(10);
    expect(QUESTIONS).toEqual(ofEngine());
  });

  it('have a text each, and one for every answer', () => {
    const { scope: questions } = en.question as { scope: Record<string, string> };
    const { scope: answers } = en.answer as { scope: Record<string, Record<string, string>> };
    for (const [name, words] of Object.entries(QUESTIONS)) {
      const key = name.replace('scope.', '');
      expect([name, questions[key]]).toEqual([name, expect.any(String)]);
      expect([name, Object.keys(answers[key] ?? {})]).toEqual([name, [...words]]);
    }
  });
});
