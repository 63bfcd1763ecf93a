import { Icon } from '../../ui/icons/icon.tsx';
import { formatMonth } from './format-row.ts';
import styles from './table.module.css';
import { COLUMNS, type Column, type Query } from './view.ts';
import { useWords } from './words.ts';

/** The columns' names; each orders the rows, a second press turns the order round. */
export function TableHead({ sort, months, onSort }: { sort: Query['sort']; months: readonly number[]; onSort: (sort: Query['sort']) => void }) {
  const { words, lang } = useWords();
  const stateOf = (column: Column) => (sort?.column !== column ? undefined : sort.descending ? 'descending' as const : 'ascending' as const);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <th key={column} scope="col" className={styles[column]} aria-sort={stateOf(column)}>
            {column === 'calendar' ? (
              <>
                <span className={styles.calendarName}>{words('table.calendar')}</span>
                <span className={styles.months} aria-hidden="true">{months.slice(0, -1).map((month) => <span key={month}>{formatMonth(lang, month, 'short')}</span>)}</span>
              </>
            ) : (
              <button type="button" className={styles.sort} data-radar-sort={column} title={words('table.sort', { column: words(`table.${column}`) })} onClick={() => onSort({ column, descending: stateOf(column) === 'ascending' })}>
                <span>{words(`table.${column}`)}</span>
                {stateOf(column) && <Icon name="chevron" size={12} className={stateOf(column) === 'ascending' ? styles.up : styles.down} />}
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
