import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { useJump } from '../../state/use-jump.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './causes.module.css';

const FIRST = 4;

/** What it is not, and the fact that says so: as much in sight as the causes. */
export function RuledOutCard({ ruledOut }: { ruledOut: DiagnosisModel['ruledOut'] }) {
  const { t } = useTranslation();
  const to = useJump((state) => state.to);
  const [all, setAll] = useState(false);
  return (
    <Card title={t('ruledOut.title', { number: ruledOut.length })}>
      {ruledOut.length === 0 && <p className={styles.none}>{t('ruledOut.none')}</p>}
      <ul className={styles.outs}>
        {(all ? ruledOut : ruledOut.slice(0, FIRST)).map((one) => {
          const [fact] = one.facts;
          return (
            <li key={one.id} className={styles.out} data-ruled-out={one.id}>
              <Icon name="skipped" size={14} />
              <div>
                <p className={styles.outTitle}>{sentenceOf(one.title)}</p>
                {fact === undefined ? <p className={styles.because}>{sentenceOf(one.because)}</p> : (
                  <button type="button" className={styles.because} title={t('causes.jump', { fact })} onClick={() => to(fact)} data-evidence={fact}>
                    {sentenceOf(one.because)}
                    <Icon name="arrow" size={12} className={styles.go} />
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {ruledOut.length > FIRST && (
        <Button look="quiet" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('causes.fewer') : t('ruledOut.more', { number: ruledOut.length - FIRST })}
        </Button>
      )}
    </Card>
  );
}
