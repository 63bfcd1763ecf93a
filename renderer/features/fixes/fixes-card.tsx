import { useTranslation } from 'react-i18next';
import type { CaseFix } from '../../../preload/contract/channels.ts';
import { failureKey, useApplying } from '../../state/use-applying.ts';
import { useCase } from '../../state/use-case.ts';
import { useOpenFixes } from '../../state/use-fixes.ts';
import { useView } from '../../state/use-view.ts';
import { words } from '../../text/fixing-words.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { afterFailures } from './after-failures.ts';
import { CompareTable } from './compare-table.tsx';
import { FixItem } from './fix-item.tsx';
import styles from './fixes.module.css';
import { ReviewButton } from './review-button.tsx';

/** What helps against the causes of this case: the offered fixes with their steps, the others with why they are not. */
export function FixesCard() {
  const { t } = useTranslation();
  const known = useOpenFixes();
  const failures = useApplying((state) => state.failures);
  const target = useCase((state) => state.open?.request.target ?? '');
  if (!known) return null;
  const { error } = known;
  const { fixes, gone } = afterFailures(known.fixes, (cause) => failures[failureKey(target, cause)] ?? 0);
  const offered = fixes.filter((fix) => fix.offered);
  const others = fixes.filter((fix) => !fix.offered);
  return (
    <Card title={t('fixes.title')} note={fixes.length > 0 ? t('fixes.counts', { offered: offered.length, others: others.length }) : undefined}>
      <div data-fixes={offered.length}>
        {error && <Notice tone="fail">{t(`problem.${error.code}`)}</Notice>}
        {!error && offered.length === 0 && <p className={styles.none}>{t(others.length > 0 ? 'fixes.noneOffered' : 'fixes.none')}</p>}
        {gone.map((cause) => <Notice key={cause.id} tone="warn">{words('twice', { cause: sentenceOf(cause.title) })}</Notice>)}
        <CompareTable fixes={offered} />
        {offered.map((fix, index) => <FixItem key={fix.id} fix={fix} startsOpen={index === 0} />)}
        {others.length > 0 && <NotOffered fixes={others} />}
      </div>
    </Card>
  );
}

/** An expert may run what nothing points to, with a reason; not where security is lowered. */
const mayAnyway = ({ tier, because }: CaseFix): boolean => tier < 3 && because.key === 'fixes:offer.noEvidence';

function NotOffered({ fixes }: { fixes: readonly CaseFix[] }) {
  const { t } = useTranslation();
  const expert = useView((state) => state.way === 'expert');
  return (
    <details className={styles.others}>
      <summary>{t('fixes.notOffered', { number: fixes.length })}</summary>
      <ul className={styles.list}>
        {fixes.map((fix) => (
          <li key={fix.id} data-fix={fix.id}>
            <p className={styles.title}>{sentenceOf(fix.title)}</p>
            <p className={styles.because}>{sentenceOf(fix.because)}</p>
            {expert && mayAnyway(fix) && <ReviewButton fix={fix} needsReason />}
          </li>
        ))}
      </ul>
    </details>
  );
}
