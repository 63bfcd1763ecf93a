import type { Fact } from '../../preload/contract/facts.ts';
import { ANSWERS } from '../../preload/contract/words.ts';

export type AnswerName = keyof typeof ANSWERS;
export const ANSWER_NAMES = Object.keys(ANSWERS) as readonly AnswerName[];
export type Answers = { readonly [N in AnswerName]?: (typeof ANSWERS)[N][number] };

/** The technician's answers as facts. `at`: when they were given, ISO 8601. */
export function answerFacts(answers: Answers, at: string): Fact[] {
  return ANSWER_NAMES.flatMap((name) => {
    const value = answers[name];
    return value === undefined ? [] : [{ name, value, source: 'user' as const, at }];
  });
}
