import { useTranslation } from 'react-i18next';
import type { CaseFix } from '../../../preload/contract/channels.ts';
import { useOpenFixes } from '../../state/use-fixes.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FixItem } from './fix-item.tsx';
import styles from './fixes.module.css';

/** What helps against the causes of this case: the offered fixes with their steps, the others with why they are not. */
export function FixesCard() {
  const { t } = useTranslation();
  const known = useOpenFixes();
  if (!known) return null;
  const { fixes, error } = known;
  const offered = fixes.filter((fix) => fix.offered);
  const others = fixes.filter((fix) => !fix.offered);
  return (
    <Card title={t('fixes.title')} note={fixes.length > 0 ? t('fixes.counts', { offered: offered.length, others: others.length }) : undefined}>
      <div data-fixes={offered.length}>
        {error && <Notice tone="fail">{t(`problem.${error.code}`)}</Notice>}
        {!error && offered.length === 0 && <p className={styles.none}>{t(others.length > 0 ? 'fixes.noneOffered' : 'fixes.none')}</p>}
        {offered.map((fix, index) => <FixItem key={fix.id} fix={fix} startsOpen={index === 0} />)}
        {others.length > 0 && <NotOffered fixes={others} />}
      </div>
    </Card>
  );
}

function NotOffered({ fixes }: { fixes: readonly CaseFix[] }) {
  const { t } = useTranslation();
  return (
    <details className={styles.others}>
      <summary>{t('fixes.notOffered', { number: fixes.length })}</summary>
      <ul className={styles.list}>
        {fixes.map((fix) => (
          <li key={fix.id} data-fix={fix.id}>
            <p className={styles.title}>{sentenceOf(fix.title)}</p>
            <p className={styles.because}>{sentenceOf(fix.because)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
