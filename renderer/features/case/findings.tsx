import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import type { Tone } from '../../ui/state-look.ts';
import tones from '../../ui/tones.module.css';
import styles from './findings.module.css';
import { otherFindings } from './verdict-state.ts';

const LOOK: Readonly<Record<'info' | 'warn' | 'fail', { icon: IconName; tone: Tone }>> = {
  info: { icon: 'info', tone: 'neutral' }, warn: { icon: 'warn', tone: 'warn' }, fail: { icon: 'fail', tone: 'fail' },
};

/** What was found besides the verdict, the most serious first. */
export function Findings({ diagnosis }: { diagnosis: DiagnosisModel }) {
  const { t } = useTranslation();
  const others = otherFindings(diagnosis);
  return (
    <Card title={t('case.findings')}>
      {others.length === 0 && <p className={styles.none}>{t('case.findingsNone')}</p>}
      <ul className={styles.list}>
        {others.map(({ code, state, stage, sentence, address }) => (
          <li key={`${code} ${address}`} className={styles.item}>
            <span className={classes(styles.state, tones[LOOK[state].tone])}>
              <Icon name={LOOK[state].icon} />
              {t(`case.finding.${state}`)}
            </span>
            <div>
              <p>{sentenceOf(sentence)}</p>
              <p className={styles.where}>
                {stage && t(`stage.${stage}`)}
                {address && ` · ${visible(address)}`} · <code>{code}</code>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
