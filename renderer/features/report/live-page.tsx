import { useReport } from '../../state/use-report.ts';
import { useReportWords } from '../../text/report-words.ts';
import styles from './report.module.css';

/** The HTML page as it will be saved, in a sandbox: no script, no origin, nothing loaded. */
export function LivePage() {
  const { words } = useReportWords();
  const page = useReport((state) => state.preview?.page ?? null);
  return (
    <section className={styles.page} aria-label={words('page')} data-pane>
      {page === null ? <p className={styles.muted} aria-busy="true">{words('making')}</p> : <iframe className={styles.frame} src={page} sandbox="" title={words('page')} data-report-page />}
    </section>
  );
}
