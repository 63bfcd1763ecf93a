import type { SavedFormat } from '../../../preload/contract/reporting.ts';
import { useReport } from '../../state/use-report.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import styles from './report.module.css';

/** Names of formats, the same in every language. */
const NAMES: readonly (readonly [SavedFormat, string])[] = [['html', 'HTML'], ['pdf', 'PDF'], ['json', 'JSON'], ['markdown', 'Markdown'], ['csv', 'CSV'], ['sarif', 'SARIF'], ['junit', 'JUnit']];

/** One button for each form; the system asks where. */
export function SaveButtons() {
  const { words } = useReportWords();
  const { save, saving, preview } = useReport();
  return (
    <div className={styles.row} role="group" aria-label={words('save.legend')}>
      <span className={styles.muted} aria-hidden="true">{words('save.legend')}</span>
      {NAMES.map(([format, name]) => <Button key={format} disabled={saving !== null || !preview} aria-label={words('save.as', { format: name })} onClick={() => void save(format)} data-save={format}>{name}</Button>)}
      <Button disabled={saving !== null || !preview} onClick={() => void save('ticket')} data-save="ticket">{words('save.text')}</Button>
    </div>
  );
}
