import { useTranslation } from 'react-i18next';
import type { RunningTimer } from '../../../preload/contract/fixing.ts';
import { checkAgain } from '../../state/use-applying.ts';
import { useTimers } from '../../state/use-timers.ts';
import { words } from '../../text/fixing-words.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import tones from '../../ui/tones.module.css';
import { countdown, spokenMinutes } from './countdown.ts';
import styles from './time-box.module.css';

const LOOK = { waiting: 'warn', due: 'warn', restored: 'neutral', failed: 'fail' } as const;

/** One change that goes back by itself: what, where, how long, and the way out. */
export function TimerRow({ timer, now }: { timer: RunningTimer; now: number }) {
  useTranslation();
  const { kind, state, entry } = timer;
  const tone = LOOK[state];
  const fix = sentenceOf(timer.title);
  const what = timer.host === '' ? words('timer.here', { fix }) : words('timer.there', { fix, host: timer.host });
  const waits = state === 'waiting';
  return (
    <li className={classes(styles.row, tones.tint, tones[tone])} data-timer={kind} data-timer-state={state} data-entry={entry}>
      <Icon name={waits || state === 'due' ? 'timedOut' : state === 'restored' ? 'back' : 'warn'} size={18} />
      <span className={styles.text}>
        {words(`timer.${waits ? kind : state}`, { what })}
        {waits && <span role="timer" aria-live="off" className={styles.left} data-left>{countdown(Date.parse(timer.due) - now)}</span>}
      </span>
      {waits && <Spoken minutes={spokenMinutes(Date.parse(timer.due) - now)} />}
      <Actions timer={timer} />
    </li>
  );
}

function Spoken({ minutes }: { minutes: number }) {
  return <output className="hidden-visually">{minutes === 0 ? words('timer.spokenLast') : words('timer.spoken', { minutes })}</output>;
}

function Actions({ timer }: { timer: RunningTimer }) {
  const { busy, keep, restore, putAway } = useTimers();
  const off = busy !== null;
  const { kind, state, machine, entry } = timer;
  const back = () => void restore(timer).then(() => checkAgain(machine));
  if (state === 'due') return null;
  return (
    <span className={styles.actions}>
      {state === 'waiting' && kind === 'keepWithin' && <Button look="primary" disabled={off} onClick={() => void keep(timer)} data-keep-now>{words('act.keepShort')}</Button>}
      {state === 'waiting' && <Button disabled={off} onClick={back} data-restore-now>{words(kind === 'timeBox' ? 'act.restore' : 'act.takeBackShort')}</Button>}
      {state !== 'waiting' && (
        <Button
          onClick={() => {
            putAway(entry);
            checkAgain(machine);
          }}
          data-put-away
        >
          {words('act.ok')}
        </Button>
      )}
    </span>
  );
}
