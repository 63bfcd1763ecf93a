import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useJournal } from '../../state/use-journal.ts';
import { useScreen } from '../../state/use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { Notice } from '../../ui/notice.tsx';
import { RecoverCard } from '../recover/recover-card.tsx';
import { ChainChip, ChainNotice } from './chain-state.tsx';
import { EntryList } from './entry-list.tsx';
import styles from './journal.module.css';
import { errorText, machineText } from './spoken.ts';
import { UndoDialog } from './undo-dialog.tsx';

/** Every change, whether its record is whole, and the way back. */
export function JournalScreen() {
  const { t } = useTranslation('journal');
  const { error, load, underWay } = useJournal();
  useEffect(() => {
    void load();
    // Another instance, or the command line, may have written meanwhile.
    const again = () => void load();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [load]);
  return (
    <div className={styles.screen}>
      <header>
        <div className={styles.head}>
          <h1 tabIndex={-1} data-first-focus>{t('title')}</h1>
          <ChainChip />
        </div>
        <p className={styles.lead}>{t('lead')}</p>
      </header>
      {error && <Notice tone="fail">{errorText(error)}</Notice>}
      <ChainNotice />
      {underWay.map(({ machine, own, pid }) => <Notice key={machine} tone="warn">{t(own ? 'underWay.own' : 'underWay.other', { machine: machineText(machine), pid })}</Notice>)}
      <RecoverCard />
      <Entries />
      <UndoDialog />
    </div>
  );
}

function Entries() {
  const { t } = useTranslation('journal');
  const { check, total, rows, filter, setFilter } = useJournal();
  const show = useScreen((state) => state.show);
  if (!check) return <p className={styles.muted} aria-busy="true">{t('loading')}</p>;
  if (total === 0) {
    return (
      <div className={styles.empty} data-journal-empty>
        <h2>{t('empty')}</h2>
        <p>{t('emptyHint')}</p>
        <Button onClick={() => show('fixes')}>{t('openFixes')}</Button>
      </div>
    );
  }
  return (
    <>
      <div className={styles.tools}>
        <Field label={t('filter')} hint={t('filterHint')}>{(ids) => <input {...ids} type="search" data-filter className={field.input} value={filter} spellCheck={false} maxLength={200} onChange={(event) => setFilter(event.target.value)} />}</Field>
        <output data-shown>{t('shown', { matching: rows.length, total })}</output>
      </div>
      {rows.length === 0 ? <p className={styles.muted}>{t('noMatch')}</p> : <EntryList />}
    </>
  );
}
