import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudy } from '../../state/use-study.ts';
import { Button } from '../../ui/button.tsx';
import styles from './guide.module.css';

/** Why a step was left out: keys of the window’s texts under `skip`. */
const REASONS = ['noAccess', 'userAway', 'notAllowed', 'noTime'] as const;

/** "Cannot do this": the step is left out with a reason, and can be brought back. */
export function CannotDo({ step }: { step: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const skip = useStudy((state) => state.skip);
  const id = useId();
  return (
    <div className={styles.cannot}>
      <Button look="quiet" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)} data-cannot>{t('guideCard.cannot')}</Button>
      {open && (
        <div id={id} role="group" aria-label={t('guideCard.cannotWhy')} className={styles.reasons}>
          <span>{t('guideCard.cannotWhy')}</span>
          {REASONS.map((reason) => <Button key={reason} onClick={() => void skip(step, reason)}>{t(`skip.${reason}`)}</Button>)}
        </div>
      )}
    </div>
  );
}
