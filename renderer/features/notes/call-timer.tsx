import { clock, elapsed } from '../../state/call-timer.ts';
import { useNotes } from '../../state/use-notes.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useClock } from '../case/use-clock.ts';
import styles from './notes.module.css';

/** How long the call has taken; it can be stopped and go on. Nothing is announced: it would speak each second. */
export function CallTimer() {
  const { words } = useReportWords();
  const { timer, pause, resume } = useNotes();
  const now = useClock(timer !== null && timer.since !== null, 500);
  if (!timer) return null;
  const runs = timer.since !== null;
  const what = words(runs ? 'timer.pause' : 'timer.resume');
  return (
    <span className={styles.timer} data-call-timer={runs ? 'running' : 'paused'}>
      <Icon name="phone" size={14} />
      <span role="timer" aria-live="off" aria-label={words('timer.label')}>{clock(elapsed(timer, now) / 1000)}</span>
      <button type="button" className={styles.timerButton} title={what} aria-label={what} onClick={runs ? pause : resume}>
        <Icon name={runs ? 'pause' : 'play'} size={14} />
      </button>
    </span>
  );
}
