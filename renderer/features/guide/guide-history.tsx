import { useTranslation } from 'react-i18next';
import { useStudy } from '../../state/use-study.ts';
import { textIfKnown } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { answerText, Question } from '../explain/question.tsx';
import styles from './guide.module.css';

/** What was answered and left out so far; every line can be changed, late or twice. */
export function GuideHistory() {
  const { t } = useTranslation();
  const { answers, skipped, answer, bringBack } = useStudy();
  const given = Object.entries(answers).filter(([name]) => name !== 'scope.where');
  const left = Object.entries(skipped);
  if (given.length + left.length === 0) return null;
  return (
    <details className={styles.history} data-history>
      <summary>{t('history.title', { number: given.length + left.length })}</summary>
      <ul className={styles.steps}>
        {given.map(([name, word]) => (
          <li key={name}>
            <details>
              <summary>
                {textIfKnown(`window:question.${name}`) ?? name} <strong>{answerText(name, word)}</strong>
              </summary>
              <div className={styles.change}>
                <Question name={name} />
                <Button look="quiet" onClick={() => void answer(name, null)}>{t('history.takeBack')}</Button>
              </div>
            </details>
          </li>
        ))}
        {left.map(([step, reason]) => (
          <li key={step} className={styles.left}>
            <span>
              {textIfKnown(`guide:step.${step}.sentence`) ?? step} <strong>{textIfKnown(`window:skip.${reason}`) ?? reason}</strong>
            </span>
            <Button look="quiet" onClick={() => void bringBack(step)}>{t('history.bringBack')}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
