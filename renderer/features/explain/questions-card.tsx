import { useTranslation } from 'react-i18next';
import { useCase } from '../../state/use-case.ts';
import { Card } from '../../ui/card.tsx';
import { Question } from './question.tsx';
import styles from './questions.module.css';

const THREE = ['scope.otherClients', 'scope.otherHosts', 'scope.directPath'] as const;

/** The three questions that part almost every case, and where this program runs. */
export function QuestionsCard() {
  const { t } = useTranslation();
  const practice = useCase((state) => state.open?.request.target.startsWith('practice:') === true);
  return (
    <Card title={t('questions.title')} note={t('questions.note')}>
      <div className={styles.questions}>
        {THREE.map((name) => <Question key={name} name={name} />)}
        {!practice && <Question name="scope.where" />}
      </div>
    </Card>
  );
}
