import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { standingOf, type Change, type Ended, type Standing } from '../../state/applying.ts';
import { words } from '../../text/fixing-words.ts';
import { formatTime } from '../../text/format.ts';
import { errorText } from '../../text/error-text.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { classes } from '../../ui/classes.ts';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import type { Tone } from '../../ui/state-look.ts';
import tones from '../../ui/tones.module.css';
import { ProofView } from '../proof/proof-view.tsx';
import { countdown } from '../time-box/countdown.ts';
import { useNow } from '../time-box/use-now.ts';
import { nextOf, sentenceKeyOf } from './outcome-words.ts';
import { OutcomeButtons } from './outcome-buttons.tsx';
import { ManualSteps } from './plan-folds.tsx';
import styles from './review.module.css';

const LOOK: Readonly<Record<Standing, { tone: Tone; icon: IconName }>> = {
  kept: { tone: 'pass', icon: 'pass' }, inBox: { tone: 'warn', icon: 'timedOut' }, awaitingKeep: { tone: 'accent', icon: 'timedOut' }, rolledBack: { tone: 'warn', icon: 'back' }, noEffect: { tone: 'neutral', icon: 'back' },
  failed: { tone: 'fail', icon: 'fail' }, refused: { tone: 'warn', icon: 'blocked' }, takenBack: { tone: 'neutral', icon: 'back' },
};

/** How it ended, what comes next, and the proof. */
export function OutcomeView({ change, ended }: { change: Change; ended: Ended }) {
  const standing = standingOf(ended);
  const { tone, icon } = LOOK[standing];
  const helpless = standing === 'failed' || standing === 'refused' || standing === 'rolledBack';
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-review] [data-default-focus]')?.focus({ preventScroll: true });
  }, [standing]);
  return (
    <>
      <section className={classes(styles.outcome, tones.tint, tones[tone])} role="status" data-outcome={standing}>
        <Icon name={icon} size={24} />
        <div>
          <p className={styles.said}><Said ended={ended} standing={standing} /></p>
          <p>{words(`next.${nextOf(standing, ended)}`)}</p>
          {ended.note && <p>{sentenceOf(ended.note)}</p>}
          {ended.error && ended.applied && <Against ended={ended} />}
        </div>
      </section>
      {(ended.before || ended.after) && <ProofView before={ended.before} after={ended.after} back={standing !== 'kept' && standing !== 'inBox' && standing !== 'awaitingKeep'} />}
      {helpless && <div className={styles.folds}><ManualSteps steps={ended.steps.length > 0 ? ended.steps : change.agreed.ready.steps} startsOpen={standing === 'failed'} /></div>}
      <OutcomeButtons standing={standing} machine={change.agreed.ready.plan.machine} />
    </>
  );
}

/** The sentence; the engine's own where we have none. */
function Said({ ended, standing }: { ended: Ended; standing: Standing }) {
  const { i18n } = useTranslation();
  const due = ended.applied?.due ?? null;
  const waits = standing === 'awaitingKeep' && due !== null;
  const now = useNow(waits);
  if (waits) {
    const left = Date.parse(due) - now;
    return <>{left > 0 ? words('outcome.awaitingKeep', { time: countdown(left) }) : words('outcome.awaitingOver')}</>;
  }
  const key = sentenceKeyOf(standing, ended);
  if (key === 'inBox') return <>{words('outcome.inBox', { due: formatTime(i18n.language, due ?? '', true) })}</>;
  if (key !== null) return <>{words(`outcome.${key}`, { detail: String(ended.applied?.sentence.params?.['detail'] ?? '') })}</>;
  if (ended.applied) return <>{sentenceOf(ended.applied.sentence)}</>;
  return <>{errorText(ended.error ?? { code: 'defect' })}</>;
}

/** What stood against keeping it or taking it back. */
function Against({ ended: { error } }: { ended: Ended }) {
  return error && <p role="alert">{errorText(error)}</p>;
}
