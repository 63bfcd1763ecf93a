import { useSavedCases } from '../../state/use-saved-cases.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDelete } from './confirm-delete.tsx';
import styles from './reports.module.css';

/** The history is this PC's own: it can be switched off and emptied. */
export function KeepingCard() {
  const { words } = useReportWords();
  const { keeping, total, keepThem, clear } = useSavedCases();
  return (
    <Card title={words('keeping.title')}>
      <div className={styles.keeping}>
        <label className={styles.check}>
          <input type="checkbox" checked={keeping} data-keeping onChange={(event) => void keepThem(event.target.checked)} />
          <span>{words('keeping.label')}</span>
        </label>
        <p className={styles.muted}>{words('keeping.hint')}</p>
        <ConfirmDelete title={words('delete.all', { count: total })} text={words('delete.text')} act={words('delete.act')} onAgree={() => void clear()}>
          <Button icon="trash" disabled={total === 0} data-delete-all>{words('keeping.clear')}</Button>
        </ConfirmDelete>
      </div>
    </Card>
  );
}
