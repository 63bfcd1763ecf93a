import { useTranslation } from 'react-i18next';
import { useCatalogue, type CatalogueFix } from '../../state/use-catalogue.ts';
import { useView } from '../../state/use-view.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { machineText } from '../journal/spoken.ts';
import styles from './catalogue.module.css';
import { reviewFix } from './review-fix.ts';

/** Looking at the plan of what is offered; for an expert, of what is not. Nothing without a machine that can be changed. */
export function FixActions({ fix }: { fix: CatalogueFix }) {
  const { t } = useTranslation('journal');
  const machine = useCatalogue((state) => state.machine);
  const expert = useView((state) => state.way === 'expert');
  if (fix.kind !== 'automatic' || machine === null) return null;
  const named = { title: sentenceOf(fix.title), machine: machineText(machine) };
  if (fix.offered) {
    return (
      <div className={styles.actions}>
        <Button look="primary" data-review={fix.id} onClick={() => reviewFix(fix, machine, false)} aria-label={t('catalogue.reviewNamed', named)}>{t('catalogue.review')}</Button>
        <span className={styles.muted}>{t('catalogue.reviewHint')}</span>
      </div>
    );
  }
  // A guard that speaks against it stays: only missing evidence can be answered with a reason.
  if (fix.because.key !== 'fixes:offer.noEvidence') return null;
  if (!expert) return <p className={styles.muted}>{t('catalogue.expertOnly')}</p>;
  return (
    <div className={styles.actions}>
      <Button data-anyway={fix.id} onClick={() => reviewFix(fix, machine, true)} aria-label={t('catalogue.anywayNamed', named)}>{t('catalogue.anyway')}</Button>
    </div>
  );
}
