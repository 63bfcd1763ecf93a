import { useReport } from '../../state/use-report.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import styles from './report.module.css';

/** The ten lines of the ticket, to the clipboard with one key. */
export function TicketButton() {
  const { words } = useReportWords();
  const { preview, copied, copyTicket } = useReport();
  return (
    <div className={styles.row}>
      <Button look="primary" icon="copy" shortcut="Ctrl+Shift+C" disabled={!preview} onClick={() => void copyTicket()} data-copy-ticket>{words('copy')}</Button>
      <output data-copied={copied}>{copied === 'copied' ? words('copied') : copied === 'failed' ? words('copyFailed') : ''}</output>
    </div>
  );
}
