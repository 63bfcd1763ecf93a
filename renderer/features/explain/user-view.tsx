import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { StudyModel } from '../../../preload/contract/study.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { useCopy } from '../case/use-copy.ts';
import { plainStory } from './plain-story.ts';
import styles from './user-view.module.css';

/** What the user is told, and nothing else: what it is, what happens now, how long, and what is left alone. */
export function UserView({ diagnosis, study }: { diagnosis: DiagnosisModel; study: StudyModel | null }) {
  const { t } = useTranslation();
  const [copied, copy] = useCopy();
  const { headline, minutes } = plainStory(diagnosis, study);
  const what = t(`user.headline.${headline}`);
  const now = study?.action.sayThis ? sentenceOf(study.action.sayThis) : t('user.working');
  const long = minutes > 0 ? t('user.minutes', { minutes: Math.ceil(minutes) }) : t('user.noTime');
  const safe = t('user.safe');
  return (
    <section className={styles.card} aria-labelledby="user-view-title" data-user-view={headline}>
      <h2 id="user-view-title" className={styles.headline}>{what}</h2>
      <dl className={styles.facts}>
        <div><dt>{t('user.now')}</dt><dd>{now}</dd></div>
        <div><dt>{t('user.long')}</dt><dd>{long}</dd></div>
        <div><dt>{t('user.yours')}</dt><dd>{safe}</dd></div>
      </dl>
      <Button icon="copy" onClick={() => void copy([what, now, long, safe].join('\n'))}>{t(copied === 'copied' ? 'common.copied' : 'user.copy')}</Button>
      <output className={copied === 'failed' ? undefined : 'hidden-visually'}>{copied === 'idle' ? '' : t(copied === 'copied' ? 'common.copied' : 'common.copyFailed')}</output>
    </section>
  );
}
