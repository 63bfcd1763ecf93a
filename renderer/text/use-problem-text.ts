import { useTranslation } from 'react-i18next';
import type { CallError } from '../../preload/contract/errors.ts';
import { errorText } from './error-text.ts';

/** What the window says about a call that was not carried out, anew when the language changes; null where there is none. */
export function useProblemText(problem: CallError | null): string | null {
  useTranslation();
  return problem && errorText(problem);
}
