import { useEffect } from 'react';
import { useNotes } from '../../state/use-notes.ts';
import { useSavedCases } from '../../state/use-saved-cases.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { Notice } from '../../ui/notice.tsx';
import { CaseList } from './case-list.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { ConfirmDelete } from './confirm-delete.tsx';
import { KeepingCard } from './keeping-card.tsx';
import styles from './reports.module.css';

/** Every check of this PC that was saved: found again, opened, reported, compared, deleted for good. */
export function ReportsScreen() {
  const { words, errorText } = useReportWords();
  const { error, load, loaded, total, deleted, importFile } = useSavedCases();
  const saved = useNotes((state) => state.saved);
  // Also when a case was saved a moment after the screen was opened.
  useEffect(() => void load(), [load, saved]);
  // What was deleted took the focus with it: the next key starts at the top of the list, not nowhere.
  useEffect(() => {
    if (deleted !== null && document.activeElement === document.body) document.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, [deleted, total]);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div>
          <h1 tabIndex={-1} data-first-focus>{words('list.title')}</h1>
          <p className={styles.lead}>{words('list.lead')}</p>
        </div>
        <Button icon="plus" onClick={() => void importFile()} data-import-case>{words('list.import')}</Button>
      </header>
      {error && <Notice tone="fail">{errorText(error)}</Notice>}
      <output className={styles.told}>{deleted === null ? '' : words('list.deleted', { count: deleted })}</output>
      {!loaded ? <p className={styles.muted} aria-busy="true">{words('list.loading')}</p> : total === 0 ? <p className={styles.muted} data-no-cases>{words('list.empty')}</p> : <Cases />}
      <KeepingCard />
      <CompareDialog />
    </div>
  );
}

function Cases() {
  const { words } = useReportWords();
  const { rows, total, search, find, chosen, compare, remove } = useSavedCases();
  return (
    <>
      <div className={styles.tools}>
        <Field label={words('list.search')} hint={words('list.searchHint')}>{(ids) => <input {...ids} type="search" data-filter className={field.input} value={search} spellCheck={false} maxLength={200} onChange={(event) => find(event.target.value)} />}</Field>
        <output data-shown={rows.length}>{words('list.shown', { shown: rows.length, total })}</output>
      </div>
      <div className={styles.tools} role="group" aria-label={words('list.withChosen')}>
        <Button disabled={chosen.size !== 2} onClick={() => void compare()} data-compare title={words('list.compareHint')}>{words('list.compare')}</Button>
        <ConfirmDelete title={words('delete.some', { count: chosen.size })} text={words('delete.text')} act={words('delete.act')} onAgree={() => void remove([...chosen])}>
          <Button icon="trash" disabled={chosen.size === 0} data-delete-chosen>{words('list.delete')}</Button>
        </ConfirmDelete>
        <output className={styles.muted}>{chosen.size === 0 ? words('list.chooseHint') : words('list.chosen', { count: chosen.size })}</output>
      </div>
      {rows.length === 0 ? <p className={styles.muted}>{words('list.noMatch')}</p> : <CaseList />}
    </>
  );
}
