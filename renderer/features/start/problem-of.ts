import type { TFunction } from 'i18next';
import type { DraftProblem } from '../../state/draft.ts';
import { sentenceOf } from '../../text/i18n.ts';

/** What is wrong with one of the fields, as a sentence, or null. */
export function problemOf(t: TFunction, problem: DraftProblem | null, field: DraftProblem['field']): string | null {
  if (problem?.field !== field) return null;
  if (problem.missing) return t(field === 'computer' ? 'start.computerMissing' : 'start.targetMissing');
  return problem.error.text ? sentenceOf(problem.error.text) : t(`problem.${problem.error.code}`);
}
