import { useTranslation } from 'react-i18next';
import { useCase } from '../../state/use-case.ts';
import { useStudy } from '../../state/use-study.ts';
import { Button } from '../../ui/button.tsx';
import styles from './guide.module.css';

/** A step that the program does by itself, at the press of a button. */
export function RunStep({ step }: { step: string }) {
  const { t } = useTranslation();
  const again = useCase((state) => state.again);
  const { skip, readAgain } = useStudy();
  const run = async () => {
    // It is not offered a second time when it brought nothing.
    if (step !== 'probe') await skip(step, 'tried');
    if (step === 'read-client' || step === 'read-host') await readAgain();
    else await again(step === 'deep-probe' ? 'deep' : undefined);
  };
  return (
    <div className={styles.answers}>
      <Button look="primary" icon="play" onClick={() => void run()} data-run-step>{t(step === 'deep-probe' ? 'case.deeper' : 'guideCard.run')}</Button>
    </div>
  );
}
