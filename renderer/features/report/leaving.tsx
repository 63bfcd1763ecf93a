import { useReport } from '../../state/use-report.ts';
import { useReportWords } from '../../text/report-words.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LeavingDialog } from './leaving-dialog.tsx';
import styles from './report.module.css';

/** What leaves this PC, before anything is saved, and where the names are kept. */
export function Leaving() {
  const { words } = useReportWords();
  const { preview, reader, pickKey } = useReport();
  if (!preview) return null;
  const { leaving, hidden, key } = preview;
  return (
    <Card title={words('leaving.title')}>
      <div className={styles.leaving} data-leaving={leaving} data-hidden={hidden}>
        <p>
          {words(hidden > 0 ? 'leaving.some' : 'leaving.all', { leaving, hidden })} <LeavingDialog fields={preview.fields} />
        </p>
        {reader === 'internal' ? <p className={styles.muted}>{words('leaving.internal')}</p> : (
          <>
            <p className={styles.muted}>{key === null ? words('key.case') : words('key.file', { file: visible(key) })}</p>
            <div className={styles.row}>
              <Button onClick={() => void pickKey(false)} data-pick-key>{words('key.choose')}</Button>
              {key !== null && <Button look="quiet" onClick={() => void pickKey(true)} data-forget-key>{words('key.forget')}</Button>}
            </div>
          </>
        )}
      </div>
    </Card>
  );
}
