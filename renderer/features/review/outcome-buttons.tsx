import { changedMachine, type Standing } from '../../state/applying.ts';
import { useApplying } from '../../state/use-applying.ts';
import { useCase } from '../../state/use-case.ts';
import { useReview } from '../../state/use-review.ts';
import { useScreen } from '../../state/use-screen.ts';
import { words } from '../../text/fixing-words.ts';
import { Button } from '../../ui/button.tsx';
import styles from './review.module.css';

/** What can be done once a change has ended. */
export function OutcomeButtons({ standing, machine }: { standing: Standing; machine: string }) {
  const { busy, keep, takeBack, dismiss } = useApplying();
  const { close, plan, reviewed } = useReview();
  const hasCase = useCase((state) => state.open?.request.target === machine);
  const leave = () => {
    close();
    dismiss();
    if (hasCase) useScreen.getState().show('case');
  };
  const again = standing === 'refused' || standing === 'failed' || standing === 'rolledBack';
  return (
    <div className={styles.buttons}>
      {changedMachine(standing) && <Button disabled={busy} onClick={() => void takeBack()} data-take-back>{words('act.takeBack')}</Button>}
      {again && reviewed && <Button icon="refresh" onClick={() => void plan()} data-look-again>{words('confirm.again')}</Button>}
      <span className={styles.gap} />
      {standing === 'awaitingKeep' && <Button look="primary" disabled={busy} onClick={() => void keep()} data-keep data-default-focus>{words('act.keep')}</Button>}
      <Button look={standing === 'awaitingKeep' ? 'plain' : 'primary'} shortcut="Esc" onClick={leave} data-leave {...(standing !== 'awaitingKeep' && { 'data-default-focus': true })}>{words(hasCase ? 'act.case' : 'act.close')}</Button>
    </div>
  );
}
