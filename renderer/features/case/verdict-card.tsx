import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Case } from '../../state/case.ts';
import { CUT_OFF } from '../../state/case-draft.ts';
import { useJudged } from '../../state/use-judged.ts';
import { useSession } from '../../state/use-session.ts';
import { visible } from '../../text/format.ts';
import { errorText } from '../../text/error-text.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import tones from '../../ui/tones.module.css';
import { verdictText } from './as-text.ts';
import { OpenFromCase } from '../connection/open-from-case.tsx';
import { StrengthWord } from '../explain/causes-card.tsx';
import { likelyCause } from './likely-cause.ts';
import { useCopy } from './use-copy.ts';
import styles from './verdict-card.module.css';
import { nextStepOf, verdictLook } from './verdict-look.ts';
import { verdictState } from './verdict-state.ts';

/** The answer as one sentence, and beside it what to do next. */
export function VerdictCard({ open }: { open: Case }) {
  const { t } = useTranslation();
  const { diagnosis, host } = open.target;
  if (diagnosis) return <Judged diagnosis={diagnosis} />;
  if (open.error) return <Notice tone={open.error === CUT_OFF ? 'warn' : 'fail'}>{errorText(open.error)}</Notice>;
  return (
    <section className={classes(styles.card, tones.tint, tones.accent)} aria-label={t('case.verdict')}>
      <Icon name="running" size={28} className={tones.spin} />
      <div className={styles.text}>
        <p className={styles.sentence}>{t('case.checking', { host: visible(host) })}</p>
        <p className={styles.step}>{t('case.checkingHint')}</p>
      </div>
    </section>
  );
}

function Judged({ diagnosis }: { diagnosis: DiagnosisModel }) {
  return <Verdict diagnosis={useJudged(diagnosis)} />;
}

function Verdict({ diagnosis }: { diagnosis: DiagnosisModel }) {
  const { t } = useTranslation();
  const { verdict, cancelled } = diagnosis;
  const { tone, icon } = verdictLook(verdict.code, verdictState(diagnosis));
  return (
    <section className={classes(styles.card, tones.tint, tones[tone])} aria-label={t('case.verdict')} data-verdict={verdict.code}>
      <Icon name={icon} size={28} />
      <div className={styles.text}>
        <p className={styles.sentence}>{sentenceOf(verdict.sentence)}</p>
        {cancelled && verdict.code !== 'CANCELLED' && <p className={styles.step}>{t('case.cancelledNote')}</p>}
        <CopyVerdict diagnosis={diagnosis} />
      </div>
      <Beside diagnosis={diagnosis} />
    </section>
  );
}

/** The likeliest cause where the evidence carries one; else what helps after such a verdict. The step to take stands in the guide, and only there. */
function Beside({ diagnosis }: { diagnosis: DiagnosisModel }) {
  const { t } = useTranslation();
  const cause = likelyCause(diagnosis);
  return (
    <div className={styles.next} data-likely={cause?.id}>
      <h2>{t(cause ? 'case.likely' : 'case.next')}</h2>
      {cause ? <p>{sentenceOf(cause.title)} <StrengthWord strength={cause.strength} /></p> : <p>{t(`next.${nextStepOf(diagnosis.verdict.code)}`)}</p>}
      <OpenFromCase diagnosis={diagnosis} />
    </div>
  );
}

function CopyVerdict({ diagnosis }: { diagnosis: DiagnosisModel }) {
  const { t, i18n } = useTranslation();
  const version = useSession((state) => state.info?.version ?? '');
  const [state, copy] = useCopy();
  return (
    <>
      <Button className={styles.copy} icon="copy" onClick={() => void copy(verdictText(t, i18n.language, diagnosis, version))}>{t(state === 'copied' ? 'common.copied' : 'case.copyVerdict')}</Button>
      <output className={state === 'failed' ? undefined : 'hidden-visually'}>{state === 'idle' ? '' : t(state === 'copied' ? 'common.copied' : 'common.copyFailed')}</output>
    </>
  );
}
