import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { useJump } from '../../state/use-jump.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './causes.module.css';

type Evidence = DiagnosisModel['causes'][number]['for'][number];

/** Observations, each leading to the fact it rests on. */
export function EvidenceList({ list, side }: { list: readonly Evidence[]; side: 'for' | 'against' }) {
  const { t } = useTranslation();
  const to = useJump((state) => state.to);
  return list.map((one) => {
    const text = sentenceOf(one.sentence);
    const sign = (
      <>
        <span className={classes(styles.sign, styles[`sign-${side}`])}>
          <Icon name={side === 'for' ? 'plus' : 'minus'} size={12} />
          <span className="hidden-visually">{t(`causes.${side}`)}</span>
        </span>
        <span>{text}</span>
      </>
    );
    return (
      <li key={`${side} ${one.fact} ${text}`}>
        {one.fact === '' ? <span className={styles.evidence}>{sign}</span> : (
          <button type="button" className={styles.evidence} title={t('causes.jump', { fact: one.fact })} onClick={() => to(one.fact)} data-evidence={one.fact}>
            {sign}
            <Icon name="arrow" size={12} className={styles.go} />
          </button>
        )}
      </li>
    );
  });
}
