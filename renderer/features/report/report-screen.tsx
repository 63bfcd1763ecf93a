import { useEffect } from 'react';
import { useReport } from '../../state/use-report.ts';
import { useScreen } from '../../state/use-screen.ts';
import { useReportWords } from '../../text/report-words.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Choices } from './choices.tsx';
import { Leaving } from './leaving.tsx';
import { LivePage } from './live-page.tsx';
import { onReportKey } from './report-keys.ts';
import styles from './report.module.css';
import { SaveButtons } from './save-buttons.tsx';
import { TicketButton } from './ticket-button.tsx';

/** The report of one case: for whom and what is in it, what leaves this PC, and the page as it will be. */
export function ReportScreen() {
  const { words, errorText } = useReportWords();
  const { id, error, saved, saving, copyTicket } = useReport();
  const { show, back } = useScreen();
  useEffect(() => onReportKey({ export: () => document.querySelector<HTMLElement>('[data-save=html]')?.focus(), ticket: () => void copyTicket() }), [copyTicket]);
  if (id === null) {
    return (
      <div className={styles.none}>
        <h1 tabIndex={-1} data-first-focus>{words('title')}</h1>
        <p>{words('none')}</p>
        <Button look="primary" onClick={() => show('reports')}>{words('list.title')}</Button>
      </div>
    );
  }
  return (
    <div className={styles.screen} data-report={id}>
      <header className={styles.head}>
        <Button look="quiet" icon="back" onClick={back}>{words('back')}</Button>
        <h1 tabIndex={-1} data-first-focus>{words('title')}</h1>
      </header>
      <div className={styles.columns}>
        <div className={styles.left} data-pane>
          <Choices />
          <Leaving />
        </div>
        <div className={styles.right}>
          <div className={styles.actions} data-pane>
            {error && <Notice tone="fail">{errorText(error)}</Notice>}
            <TicketButton />
            <SaveButtons />
            <output className={styles.told} data-report-told={saving ? 'saving' : saved ? 'saved' : undefined}>
              {saving ? words('saving') : saved ? words('saved', { file: visible(saved.file), folder: visible(saved.folder) }) : ''}
            </output>
          </div>
          <LivePage />
        </div>
      </div>
    </div>
  );
}
