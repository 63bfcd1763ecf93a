import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { GuideActionModel, StudyModel } from '../../../preload/contract/study.ts';
import { useStudy } from '../../state/use-study.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { classes } from '../../ui/classes.ts';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import tones from '../../ui/tones.module.css';
import type { Tone } from '../../ui/state-look.ts';
import { NextCheckFacts } from '../explain/next-check-card.tsx';
import { answerText } from '../explain/question.tsx';
import { GoToFix } from '../fixes/go-to-fix.tsx';
import { Button } from '../../ui/button.tsx';
import { CollectorSteps } from '../collector/collector-steps.tsx';
import { CannotDo } from './cannot-do.tsx';
import styles from './guide.module.css';
import { GuideHistory } from './guide-history.tsx';
import { PasteBox } from './paste-box.tsx';
import { RunStep } from './run-step.tsx';

const KIND: Readonly<Record<GuideActionModel['kind'], IconName>> = { ask: 'phone', do: 'person', run: 'play', done: 'pass' };
const DONE_TONE: Readonly<Record<string, Tone>> = { 'done-proven': 'accent', 'done-leading': 'warn', 'done-healthy': 'pass', 'done-open': 'neutral' };

/** The one thing to do next, with the words for the phone; a new one takes the focus, so that the keyboard follows. */
export function GuideCard({ study, causes }: { study: StudyModel; causes: DiagnosisModel['causes'] }) {
  const { t } = useTranslation();
  const { action, nextCheck } = study;
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(action.id);
  useEffect(() => {
    if (before.current === action.id) return;
    before.current = action.id;
    // Only when the step before was answered here: nobody is pulled away from the answers below.
    if (document.activeElement === document.body || title.current?.parentElement?.contains(document.activeElement)) title.current?.focus({ preventScroll: true });
  }, [action.id]);
  const tone: Tone = action.kind === 'done' ? (DONE_TONE[action.id] ?? 'neutral') : 'accent';
  const cause = causes.find((one) => one.id === action.cause);
  return (
    <section className={classes(styles.card, tones.tint, tones[tone])} aria-labelledby="guide-title" data-guide={action.id} data-pane>
      <h2 id="guide-title" ref={title} tabIndex={-1} className={styles.kind}>
        <Icon name={KIND[action.kind]} />
        {t(`guideKind.${action.kind}`)}
      </h2>
      <div className={styles.body}>
        <p className={styles.sentence}>{sentenceOf(action.sentence)}</p>
        {cause && <p className={styles.cause}>{sentenceOf(cause.title)}</p>}
        {action.sayThis && (
          <blockquote className={styles.say}>
            <span className={styles.sayLabel}>{t('guideCard.say')}</span>
            {sentenceOf(action.sayThis)}
          </blockquote>
        )}
        {action.kind !== 'done' && <Why action={action} />}
        {nextCheck?.id === action.id && <NextCheckFacts check={nextCheck} priced={false} />}
        <Act key={action.id} action={action} />
        <GuideHistory />
      </div>
    </section>
  );
}

function Why({ action }: { action: GuideActionModel }) {
  const { t } = useTranslation();
  return (
    <p className={styles.why}>
      {sentenceOf(action.why)}{' '}
      <span>{t('case.nextCost', { minutes: action.minutes })}, {t(`case.needs.${action.needs === 'host access' ? 'hostAccess' : action.needs}`)}</span>
    </p>
  );
}

/** What can be pressed: the answers, the run, or the box to paste into; and that it cannot be done. */
function Act({ action }: { action: GuideActionModel }) {
  const { t } = useTranslation();
  const answer = useStudy((state) => state.answer);
  if (action.kind === 'done') return <GoToFix cause={action.cause} className={styles.answers} />;
  const asked = action.answer;
  return (
    <>
      {asked && (
        <div className={styles.answers} role="group" aria-label={t('guideCard.answers')}>
          {asked.options.map((word) => <Button key={word} data-answer={word} onClick={() => void answer(asked.name, word)}>{answerText(asked.name, word)}</Button>)}
        </div>
      )}
      {!asked && action.kind === 'run' && <RunStep step={action.id} />}
      {!asked && action.kind === 'do' && action.needs === 'host access' && <CollectorSteps startsOpen={action.id === 'read-host'} />}
      {!asked && action.kind === 'do' && <PasteBox />}
      <CannotDo step={action.id} />
    </>
  );
}
