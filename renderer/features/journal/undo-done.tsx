import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../preload/contract/errors.ts';
import type { Undone } from '../../../preload/contract/fixing.ts';
import { useUndo } from '../../state/use-undo.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { errorText, spoken } from './spoken.ts';
import { Part } from './undo-part.tsx';
import styles from './undo.module.css';

const LOOK = { undone: ['pass', 'pass'], partlyUndone: ['warn', 'warn'], refused: ['neutral', 'skipped'] } as const;

/** What came of it. */
export function UndoDone({ result: { outcome, sentence, note }, named }: { result: Undone; named: { title: string; machine: string } }) {
  const { t } = useTranslation('journal');
  const [tone, icon] = LOOK[outcome];
  return (
    <Part title={`${t(`done.${outcome}`)}: ${named.title}`} lead={spoken(sentence)}>
      <div role="status" data-undo-outcome={outcome}>
        <Chip tone={tone} icon={icon}>{t(`done.${outcome}`)}</Chip>
        {note && <p className={styles.next}>{spoken(note)}</p>}
        {outcome !== 'refused' && <p className={styles.next}>{t('done.next')}</p>}
      </div>
      <Close />
    </Part>
  );
}

/** Why nothing came of it. */
export function UndoFailed({ error }: { error: CallError }) {
  const { t } = useTranslation('journal');
  return (
    <Part title={t('done.failed')} lead={errorText(error)}>
      <Close />
    </Part>
  );
}

function Close() {
  const { t } = useTranslation('journal');
  const close = useUndo((state) => state.close);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className={styles.actions}>
      <Button ref={button} look="primary" data-close onClick={close}>{t('done.close')}</Button>
    </div>
  );
}
