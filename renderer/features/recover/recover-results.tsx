import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecover } from '../../state/use-recover.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { spoken } from '../journal/spoken.ts';
import styles from './recover.module.css';

/** How what was cut off did end; takes the focus, because the buttons that led here are gone. */
export function RecoverResults() {
  const { t } = useTranslation('journal');
  const { results, note, putAway } = useRecover();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (results.length > 0) place.current?.focus();
  }, [results]);
  if (results.length === 0) return null;
  return (
    <div className={styles.results} role="status" tabIndex={-1} ref={place} aria-label={t('recover.results')}>
      <ul>
        {results.map(({ entry, outcome, sentence }) => (
          <li key={entry} data-outcome={outcome}>
            {outcome === 'failed' ? <Chip tone="fail" icon="fail">{t('state.failed')}</Chip> : <Chip tone="pass" icon="pass">{t(`state.${outcome === 'noEffect' ? 'rolledBack' : outcome === 'awaitingKeep' || outcome === null ? 'applied' : outcome}`)}</Chip>}
            <span>{spoken(sentence)}</span>
          </li>
        ))}
      </ul>
      {note && <p>{spoken(note)}</p>}
      <Button onClick={putAway}>{t('recover.dismiss')}</Button>
    </div>
  );
}
