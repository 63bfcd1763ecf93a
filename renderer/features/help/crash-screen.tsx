import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './help.module.css';

/** What is shown when a screen of ours broke. */
export function CrashScreen({ onReopen }: { onReopen: () => void }) {
  const { t } = useTranslation();
  return (
    <main className={styles.crash}>
      <h1>{t('problem.title')}</h1>
      <p>{t('problem.crash')}</p>
      <Button look="primary" onClick={onReopen}>{t('problem.reopen')}</Button>
    </main>
  );
}
