import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../preload/contract/errors.ts';
import { sentenceOf } from '../../text/i18n.ts';

/** What the window says about a call that was not carried out; null where there is none. */
export function useProblemText(problem: CallError | null): string | null {
  const { t } = useTranslation();
  if (!problem) return null;
  return problem.text ? sentenceOf(problem.text) : t(`problem.${problem.code}`);
}
