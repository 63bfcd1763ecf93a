import { expect, it } from 'vitest';
import en from '../../../assets/locales/en/window.json' with { type: 'json' };
import { ANSWERS } from '../../../preload/contract/words.ts';

it('every question has a text, and one for every answer', () => {
  const { scope: questions } = en.question as { scope: Record<string, string> };
  const { scope: answers } = en.answer as { scope: Record<string, Record<string, string>> };
  for (const [name, words] of Object.entries(ANSWERS)) {
    const key = name.replace('scope.', '');
    expect([name, questions[key]]).toEqual([name, expect.any(String)]);
    expect([name, Object.keys(answers[key] ?? {})]).toEqual([name, [...words]]);
  }
});
