import type { TFunction } from 'i18next';
import type { DraftProblem } from '../../state/draft.ts';
import { errorText } from '../../text/error-text.ts';

/** What is wrong with one of the fields, as a sentence, or null. */
export function problemOf(t: TFunction, problem: DraftProblem | null, field: DraftProblem['field']): string | null {
  if (problem?.field !== field) return null;
  if (problem.missing) return t(field === 'computer' ? 'start.computerMissing' : 'start.targetMissing');
  return errorText(problem.error);
}
