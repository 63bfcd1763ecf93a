import { useEffect } from 'react';
import { useTimers } from '../../state/use-timers.ts';
import { words } from '../../text/fixing-words.ts';
import { errorText } from '../../text/error-text.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { countdown } from './countdown.ts';
import styles from './time-box.module.css';
import { TimerRow } from './timer-row.tsx';
import { useNow } from './use-now.ts';
import { useWindowTitle } from './window-title.ts';

/** On every screen: each change that goes back by itself, with what is left; the nearest one also in the window's title. */
export function TimeBanner() {
  const { timers, seen, problem, load } = useTimers();
  useEffect(() => void load(), [load]);
  const waiting = timers.filter((one) => one.state === 'waiting');
  const now = useNow(waiting.length > 0);
  const next = [...waiting].sort((a, b) => Date.parse(a.due) - Date.parse(b.due))[0];
  useWindowTitle(next ? words('timer.window', { time: countdown(Date.parse(next.due) - now), fix: sentenceOf(next.title) }) : null);
  const shown = timers.filter((one) => !seen.includes(one.entry));
  if (shown.length === 0 && !problem) return null;
  return (
    <section className={styles.banner} aria-label={words('timer.label')} data-timers={shown.length}>
      {problem && <Notice tone="fail">{errorText(problem)}</Notice>}
      <ul className={styles.rows}>
        {shown.map((timer) => <TimerRow key={timer.entry} timer={timer} now={now} />)}
      </ul>
    </section>
  );
}
