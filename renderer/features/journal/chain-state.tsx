import { useTranslation } from 'react-i18next';
import { useJournal } from '../../state/use-journal.ts';
import { Chip } from '../../ui/chip.tsx';
import { Notice } from '../../ui/notice.tsx';
import { spoken } from './spoken.ts';

/** Whether the chain of all lines holds, in a word. */
export function ChainChip() {
  const { t } = useTranslation('journal');
  const check = useJournal((state) => state.check);
  if (!check) return null;
  const { firstBad, entries, tornTail } = check;
  return (
    <span data-chain={firstBad ? 'broken' : tornTail ? 'torn' : 'intact'}>
      {firstBad ? <Chip tone="fail" icon="fail">{t('chain.broken', { line: firstBad.line })}</Chip>
        : tornTail ? <Chip tone="warn" icon="warn">{t('chain.tornTail')}</Chip>
          : <Chip tone="pass" icon="pass">{t('chain.intact', { count: entries })}</Chip>}
    </span>
  );
}

/** What a changed or cut line means, and what to do about it. */
export function ChainNotice() {
  const { t } = useTranslation('journal');
  const check = useJournal((state) => state.check);
  if (check?.firstBad) return <Notice tone="fail">{`${spoken(check.firstBad.because)} ${t('chain.brokenNext')}`}</Notice>;
  return check?.tornTail ? <Notice tone="warn">{t('chain.torn')}</Notice> : null;
}
