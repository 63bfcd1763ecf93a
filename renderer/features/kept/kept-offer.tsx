import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useKept } from '../../state/use-kept.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Notice } from '../../ui/notice.tsx';

const KeptCard = lazy(() => import('./kept-card.tsx').then((part) => ({ default: part.KeptCard })));

/** The place of the offer on the start screen. It is there before the offer is, so that its coming is spoken. */
export function KeptOffer() {
  const { t } = useTranslation();
  const { offer, notice, discarded } = useKept();
  return (
    <>
      <output className="hidden-visually">{offer ? t('kept.title') : discarded ? t('kept.discarded') : ''}</output>
      {notice && <Notice tone="warn">{sentenceOf(notice)}</Notice>}
      {offer && <Suspense><KeptCard offer={offer} /></Suspense>}
    </>
  );
}
