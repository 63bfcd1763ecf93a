import { useTranslation } from 'react-i18next';
import { useScreen } from '../../state/use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import styles from './start.module.css';

/** Where somebody new begins: hosts with real faults, and nothing real at stake. */
export function PracticeCard() {
  const { t } = useTranslation();
  const show = useScreen((state) => state.show);
  return (
    <Card title={t('practice.new')}>
      <p>{t('practice.invite')}</p>
      <Button icon="flask" className={styles.lab} onClick={() => show('practice')} data-practice-lab>{t('practice.open')}</Button>
    </Card>
  );
}
