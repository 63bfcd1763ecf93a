import { useTranslation } from 'react-i18next';
import type { DraftOffer } from '../../../preload/contract/case-draft.ts';
import { useKept } from '../../state/use-kept.ts';
import { useRecover } from '../../state/use-recover.ts';
import { formatTime, visible } from '../../text/format.ts';
import { errorText } from '../../text/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './kept.module.css';
import { openKept } from './open-kept.ts';

/** Offers what was kept of a case when the app ended without saying so. */
export function KeptCard({ offer }: { offer: DraftOffer }) {
  const { t, i18n } = useTranslation();
  const { error, discard } = useKept();
  const cutOff = useRecover((state) => state.entries.length > 0);
  const target = visible(offer.target);
  const leave = async () => {
    await discard();
    document.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  };
  return (
    <div data-kept>
      <Card title={t('kept.title')}>
        <div className={styles.card}>
          {error && <Notice tone="fail">{errorText(error)}</Notice>}
          <p className={styles.lead}>{t('kept.text', { target, time: formatTime(i18n.language, offer.keptAt, true) })}</p>
          <ul className={styles.parts}>
            <li>{t(offer.result ? 'kept.result' : 'kept.noResult')}</li>
            {offer.answers > 0 && <li>{t('kept.answers', { number: offer.answers })}</li>}
            {offer.notes > 0 && <li>{t('kept.notes', { number: offer.notes })}</li>}
          </ul>
          {cutOff && <p className={styles.lead}>{t('kept.changeFirst')}</p>}
          <div className={styles.actions}>
            <Button icon="page" onClick={() => void openKept()} aria-label={t('kept.openNamed', { target })} data-kept-open>{t('kept.open')}</Button>
            <Button icon="trash" look="quiet" onClick={() => void leave()} aria-label={t('kept.discardNamed', { target })} data-kept-discard>{t('kept.discard')}</Button>
            <p className={styles.muted}>{t('kept.promise')}</p>
          </div>
        </div>
      </Card>
    </div>
  );
}
