import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdviceModel } from '../../../preload/contract/study.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import type { IconName } from '../../ui/icons/icon.tsx';
import type { Tone } from '../../ui/state-look.ts';
import styles from './advice.module.css';

const LOOK: Readonly<Record<AdviceModel['rating'], { tone: Tone; icon: IconName }>> = {
  helps: { tone: 'pass', icon: 'pass' }, harmful: { tone: 'warn', icon: 'warn' }, noEffect: { tone: 'neutral', icon: 'skipped' },
};
const ORDER = ['helps', 'harmful', 'noEffect'] as const;

/** Tips that one finds on the web, each rated for this very case. */
export function AdviceCard({ advice }: { advice: readonly AdviceModel[] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const count = (rating: AdviceModel['rating']) => advice.filter((one) => one.rating === rating).length;
  const wanted = text.trim().toLowerCase();
  const shown = ORDER.flatMap((rating) => advice.filter((one) => one.rating === rating)).filter((one) => wanted === '' || `${sentenceOf(one.tip)} ${sentenceOf(one.reason)}`.toLowerCase().includes(wanted));
  return (
    <Card title={t('advice.title')} note={t('advice.counts', { helps: count('helps'), harmful: count('harmful'), noEffect: count('noEffect') })}>
      <details className={styles.fold}>
        <summary>{t('advice.open')}</summary>
        <Field label={t('advice.filter')}>{(ids) => <input {...ids} type="search" className={field.input} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />}</Field>
        <ul className={styles.list}>
          {shown.map((one) => (
            <li key={one.id} data-advice={one.id} data-rating={one.rating}>
              <p className={styles.tip}>{sentenceOf(one.tip)}</p>
              <p className={styles.reason}>
                <Chip {...LOOK[one.rating]}>{t(`advice.${one.rating}`)}</Chip>
                <span>{sentenceOf(one.reason)}</span>
              </p>
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className={styles.none}>{t('advice.none')}</p>}
      </details>
    </Card>
  );
}
