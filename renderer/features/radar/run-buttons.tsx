import { useRadar } from '../../state/use-radar.ts';
import { Button } from '../../ui/button.tsx';
import styles from './radar.module.css';
import { useWords } from './words.ts';

/** Start, stop, go on: what can be done with the run now. */
export function RunButtons() {
  const { words } = useWords();
  const { run, busy, start, stop, resume } = useRadar();
  if (run?.running) return <div className={styles.buttons}><Button look="primary" icon="stop" shortcut="Esc" data-radar-stop onClick={() => void stop()}>{words('go.stop')}</Button></div>;
  const canResume = run !== null && !run.complete;
  return (
    <div className={styles.buttons}>
      {canResume && <Button look="primary" icon="arrow" disabled={busy} data-radar-resume onClick={() => void resume()}>{words('go.resume')}</Button>}
      <Button look={canResume ? 'plain' : 'primary'} icon="play" shortcut="F5" disabled={busy} data-radar-start onClick={() => void start()}>{words(canResume ? 'go.startAgain' : 'go.start')}</Button>
    </div>
  );
}
