import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useSavedCases } from '../../state/use-saved-cases.ts';
import { useReportWords } from '../../text/report-words.ts';
import { CaseRow } from './case-row.tsx';
import styles from './reports.module.css';

/** Up to here every row is in the page, which is kinder to screen readers and to searching. */
const PLAIN_ROWS = 300;
const ROW_PX = 58;

/** The saved cases, the newest first. */
export function CaseList() {
  const rows = useSavedCases((state) => state.rows);
  return rows.length > PLAIN_ROWS ? <LongList /> : <ShortList />;
}

function ShortList() {
  const { words } = useReportWords();
  const rows = useSavedCases((state) => state.rows);
  return <ol className={styles.list} aria-label={words('list.label')} data-cases={rows.length}>{rows.map((row) => <li key={row.id}><CaseRow row={row} /></li>)}</ol>;
}

function LongList() {
  const { words } = useReportWords();
  const rows = useSavedCases((state) => state.rows);
  const list = useRef<HTMLOListElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by hand, and the list has to follow each scroll
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => ROW_PX, overscan: 12, scrollMargin: list.current?.offsetTop ?? 0, getItemKey: (at) => rows[at]?.id ?? at });
  return (
    <ol className={styles.list} ref={list} aria-label={words('list.label')} data-cases={rows.length} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        return row && (
          <li key={key} ref={virtual.measureElement} data-index={index} aria-setsize={rows.length} aria-posinset={index + 1} className={styles.placed} style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}>
            <CaseRow row={row} />
          </li>
        );
      })}
    </ol>
  );
}
