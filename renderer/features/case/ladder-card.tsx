import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../state/case.ts';
import { columnsOf, rowsOf, type Column } from '../../state/ladder-view.ts';
import { visible } from '../../text/format.ts';
import { Card } from '../../ui/card.tsx';
import styles from './ladder.module.css';
import { LadderRowView } from './ladder-row.tsx';
import { useClock } from './use-clock.ts';
import { useSummaryText } from './use-summary-text.ts';

/** The steps of the connection from top to bottom; every address a column, the host to compare with beside them. */
export function LadderCard({ open }: { open: Case }) {
  const { t } = useTranslation();
  const { target, control, phase } = open;
  const columns = columnsOf(target, control);
  const running = [...target.rungs, ...(control?.rungs ?? [])].some((rung) => rung.state === 'running');
  const now = useClock(phase !== 'ended' && running);
  const summary = useSummaryText(target.rungs);
  return (
    <Card title={t('case.ladder')} note={<span data-summary>{summary}</span>}>
      <p className={styles.hint}>{t('case.ladderHint')}</p>
      <div className={styles.scroll}>
        <table className={styles.ladder} data-pane data-phase={phase} style={{ '--columns': columns.length } as CSSProperties}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>{t('case.step')}</th>
              {columns.map((column) => (
                <th key={`${column.side} ${column.address}`} scope="col" data-side={column.side}>
                  <Heading column={column} compared={control !== null} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(target, control).map((row) => <LadderRowView key={row.stage} row={row} open={open} now={now} columns={columns.length} />)}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Heading({ column: { side, address, host }, compared }: { column: Column; compared: boolean }) {
  const { t } = useTranslation();
  const named = address !== null && address !== host;
  const under = side === 'control' ? (named ? t('case.controlHost', { host: visible(host) }) : t('case.controlColumn')) : named && compared ? visible(host) : null;
  return (
    <>
      <span className={styles.address}>{visible(address ?? host)}</span>
      {under && <span className={styles.under}>{under}</span>}
    </>
  );
}
