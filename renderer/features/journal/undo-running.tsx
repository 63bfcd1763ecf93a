import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/chip.tsx';
import styles from './undo.module.css';

/** That it goes on, and for how long. */
export function UndoRunning({ since }: { since: number }) {
  const { t } = useTranslation('journal');
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles.running} tabIndex={-1}>
      <Chip tone="accent" icon="running">{t('state.undoing')}</Chip>
      <span aria-hidden="true">{t('running.elapsed', { seconds: Math.floor(Math.max(0, now - since) / 1000) })}</span>
    </div>
  );
}
