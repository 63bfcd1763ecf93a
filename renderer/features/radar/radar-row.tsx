import { memo } from 'react';
import type { RadarWindowRow } from '../../../preload/contract/radar-window.ts';
import { visible } from '../../text/format.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import tones from '../../ui/tones.module.css';
import { CalendarBar } from './calendar-bar.tsx';
import { formatDay, issuerName, targetOf } from './format-row.ts';
import { ROW_LOOK } from './state-of-row.ts';
import styles from './table.module.css';
import type { Words } from './words.ts';

interface Props {
  readonly row: RadarWindowRow;
  /** Its place in the table, from 0, and in the list of all rows. */
  readonly position: number;
  readonly place: number;
  readonly months: readonly number[];
  readonly words: Words;
  readonly lang: string;
  /** What a verdict is called. A hook of its own in each row would cost more than the row. */
  readonly verdictText: (verdict: string) => string;
  /** The one row that Tab reaches. */
  readonly active: boolean;
  readonly onOpen: (row: RadarWindowRow) => void;
}

/** One computer. Every value came over the wire: shown as text, with what cannot be seen made visible. */
export const RadarRowView = memo(function RadarRowView({ row, position, place, months, words, lang, verdictText, active, onOpen }: Props) {
  const none = <span className={styles.unread}>{words('table.none')}</span>;
  const target = visible(targetOf(row));
  const end = row.notAfter === null ? Number.NaN : Date.parse(row.notAfter);
  const { icon, tone } = ROW_LOOK[row.state];
  const note = row.state === 'late' || (row.pastRenewalDays > 0 && row.state === 'soon') ? words('stateNote.late', { days: row.pastRenewalDays }) : row.verdict === 'HEALTHY' ? '' : verdictText(row.verdict);
  const issuer = row.issuer === null ? null : visible(row.issuer);
  return (
    <tr aria-rowindex={position + 2} data-radar-row={row.host} data-radar-state={row.state} className={styles.row}>
      <th scope="row">
        <button type="button" className={styles.host} tabIndex={active ? 0 : -1} data-place={place} title={target} aria-label={words('table.open', { host: target })} onClick={() => onOpen(row)}>{target}</button>
      </th>
      <td title={issuer ?? undefined}>{row.selfSigned ? words('table.self') : issuer === null ? none : visible(issuerName(row.issuer ?? ''))}</td>
      <td className={styles.figure}>{formatDay(row.notAfter) ?? none}</td>
      <td><CalendarBar months={months} end={Number.isNaN(end) ? null : end} tone={tone === 'pass' ? 'accent' : tone} lang={lang} words={words} /></td>
      <td className={styles.days}>{row.daysLeft ?? none}</td>
      <td title={note || undefined}>
        <span className={classes(styles.state, tones[tone])}><Icon name={icon} /><span>{words(`state.${row.state}`)}</span></span>
        {note && <span className={styles.stateNote}>{note}</span>}
      </td>
      <td title={row.computerName === null ? undefined : visible(row.computerName)}>{row.computerName === null ? none : visible(row.computerName)}</td>
      <td className={styles.figure}>{row.osVersion === null ? none : visible(row.osVersion)}</td>
    </tr>
  );
});
