import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { RadarWindowRow } from '../../../preload/contract/radar-window.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useScreen } from '../../state/use-screen.ts';
import { monthsFrom } from './calendar.ts';
import { targetOf } from './format-row.ts';
import { RadarRowView } from './radar-row.tsx';
import { TableHead } from './table-head.tsx';
import styles from './table.module.css';
import { useRowKeys } from './use-row-keys.ts';
import type { Query, View } from './view.ts';
import { useVerdictText, useWords } from './words.ts';

/** Fixed, so that ten thousand rows need no measuring; the style sheet holds every row to it, px. */
const ROW_PX = 46;

/** The rows: only those in sight are in the page, yet the table tells how many there are and which is which. */
export function RadarTable({ view, query, onSort }: { view: View; query: Query; onSort: (sort: Query['sort']) => void }) {
  const { words, lang } = useWords();
  const verdictText = useVerdictText();
  const box = useRef<HTMLDivElement>(null);
  const { rows, places } = view;
  /** The row that Tab reaches, by its place in the list of all rows: it stays the same while others come. */
  const [chosen, setChosen] = useState<number | null>(null);
  const active = useMemo(() => Math.max(0, chosen === null ? 0 : places.indexOf(chosen)), [chosen, places]);
  const day = new Date().toISOString().slice(0, 10);
  const months = useMemo(() => monthsFrom(Date.parse(day)), [day]);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this component; the rows take only plain values
  const virtual = useVirtualizer({
    count: places.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    getItemKey: useCallback((index: number) => places[index] ?? index, [places]),
    // Whoever has the focus stays in the page.
    rangeExtractor: useCallback((range: Range) => [...new Set([...defaultRangeExtractor(range), ...(active < range.count ? [active] : [])])].sort((a, b) => a - b), [active]),
  });
  const open = useCallback((row: RadarWindowRow) => {
    const draft = useDraft.getState();
    draft.reset();
    draft.type(targetOf(row));
    useScreen.getState().show('start');
  }, []);
  useRowKeys({ places, active, box, choose: setChosen });
  const items = virtual.getVirtualItems();
  let bottom = 0;
  return (
    <>
      <p className={styles.keys}>{words('table.keys')}</p>
      <div className={styles.box} ref={box} tabIndex={0} role="group" aria-label={words('table.label')}>
        <table className={styles.table} aria-rowcount={places.length + 1} aria-label={words('table.label')} data-radar-table>
          <TableHead sort={query.sort} months={months} onSort={onSort} />
          <tbody>
            {items.flatMap((item) => {
              const place = places[item.index] ?? 0;
              const row = rows[place];
              const gap = item.start - bottom;
              bottom = item.end;
              if (!row) return [];
              const shown = <RadarRowView key={place} row={row} position={item.index} place={place} months={months} words={words} lang={lang} verdictText={verdictText} active={item.index === active} onOpen={open} />;
              return gap > 0 ? [<Gap key={`gap ${item.index}`} height={gap} />, shown] : [shown];
            })}
            {virtual.getTotalSize() > bottom && <Gap height={virtual.getTotalSize() - bottom} />}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Stands where rows are that are out of sight. */
function Gap({ height }: { height: number }) {
  return <tr aria-hidden="true" style={{ height }} />;
}
