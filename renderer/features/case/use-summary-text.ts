import { useTranslation } from 'react-i18next';
import type { Rung } from '../../state/ladder.ts';
import { summaryOf } from '../../state/ladder-view.ts';

/** `9 of 11 measured, 1 failed, 2 blocked`. */
export function useSummaryText(rungs: readonly Rung[]): string {
  const { t, i18n } = useTranslation();
  const { total, measured, failed, warned, blocked } = summaryOf(rungs);
  const parts = [
    t('case.summary', { measured, total }),
    failed > 0 && t('case.failed', { number: failed }),
    warned > 0 && t('case.warned', { number: warned }),
    blocked > 0 && t('case.blocked', { number: blocked }),
  ].filter((part) => part !== false);
  return parts.join(i18n.language === 'ja' ? '、' : ', ');
}
