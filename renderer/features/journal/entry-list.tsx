import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useJournal } from '../../state/use-journal.ts';
import { ListRow } from './entry-row.tsx';
import styles from './journal.module.css';

/** Up to here every row is in the page, which is kinder to screen readers and to searching. */
const PLAIN_ROWS = 300;
const ROW_PX = 62;

/** The changes, the newest first. */
export function EntryList() {
  const rows = useJournal((state) => state.rows);
  return rows.length > PLAIN_ROWS ? <LongList /> : <ShortList />;
}

function ShortList() {
  const { t } = useTranslation('journal');
  const { rows, need } = useJournal();
  useEffect(() => {
    if (rows.length > 0) need(0, rows.length - 1);
  });
  return (
    <ol className={styles.list} aria-label={t('list')} data-rows={rows.length}>
      {rows.map((row, at) => <li key={row?.id ?? at}><ListRow row={row} /></li>)}
    </ol>
  );
}

function LongList() {
  const { t } = useTranslation('journal');
  const { rows, need } = useJournal();
  const list = useRef<HTMLOListElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by hand, and the list has to follow each scroll
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => ROW_PX, overscan: 12, scrollMargin: list.current?.offsetTop ?? 0, getItemKey: (at) => rows[at]?.id ?? at });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index, items.at(-1)?.index];
  useEffect(() => {
    if (first !== undefined && last !== undefined) need(first, last);
  });
  return (
    <ol className={styles.list} ref={list} aria-label={t('list')} data-rows={rows.length} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {items.map(({ index, key, start }) => (
        <li key={key} ref={virtual.measureElement} data-index={index} aria-setsize={rows.length} aria-posinset={index + 1} className={styles.placed} style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}>
          <ListRow row={rows[index]} />
        </li>
      ))}
    </ol>
  );
}
