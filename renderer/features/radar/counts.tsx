import type { RadarRun } from '../../../preload/contract/radar-window.ts';
import { formatTime, visible } from '../../text/format.ts';
import { Chip } from '../../ui/chip.tsx';
import styles from './radar.module.css';
import { useWords } from './words.ts';

/** How far the run is and what it found, in numbers of computers. */
export function Counts({ run }: { run: RadarRun }) {
  const { words, lang } = useWords();
  const { targets, warnDays, running, complete, counts: { done, states } } = run;
  const left = Math.max(0, targets - done);
  return (
    <div className={styles.counts} data-radar-phase={running ? 'running' : complete ? 'ended' : 'stopped'}>
      <p className={styles.muted}>{words('run.source', { source: run.source === null ? words('run.pasted') : visible(run.source), when: formatTime(lang, run.startedAt, true) })}</p>
      <div className={styles.chips}>
        {running && <Chip tone="accent" icon="running">{words('run.running')}</Chip>}
        {!running && complete && <Chip tone="neutral" icon="pass">{words('run.ended')}</Chip>}
        {!running && !complete && <Chip tone="neutral" icon="stop">{words('run.stopped', { left })}</Chip>}
        <b data-radar-done={done}>{words('run.done', { done, targets })}</b>
        <Chip tone={states.soon > 0 ? 'warn' : 'neutral'} icon="warn">{words('run.soon', { number: states.soon, days: warnDays })}</Chip>
        <Chip tone={states.ended > 0 ? 'fail' : 'neutral'} icon="fail">{words('run.endedCertificates', { number: states.ended })}</Chip>
        <Chip tone="neutral" icon="unknown">{words('run.unread', { number: states.unread })}</Chip>
      </div>
      {running && <progress className={styles.progress} aria-label={words('run.progress')} value={done} max={Math.max(1, targets)} />}
    </div>
  );
}
