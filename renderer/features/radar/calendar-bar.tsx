import { memo } from 'react';
import { classes } from '../../ui/classes.ts';
import type { Tone } from '../../ui/state-look.ts';
import tones from '../../ui/tones.module.css';
import { MONTHS, placeIn } from './calendar.ts';
import { formatMonth } from './format-row.ts';
import styles from './table.module.css';
import type { Words } from './words.ts';

const CELL = 24;

interface Props {
  readonly months: readonly number[];
  /** ms since 1970; null where no certificate was read. */
  readonly end: number | null;
  readonly tone: Tone;
  readonly lang: string;
  readonly words: Words;
}

/** How far into the next months a certificate holds. The same is told in words. */
export const CalendarBar = memo(function CalendarBar({ months, end, tone, lang, words }: Props) {
  if (end === null) return <span className={styles.unread}>{words('table.none')}</span>;
  const place = placeIn(months, end);
  const [first = 0, after = 0] = [months[0], months.at(-1)];
  const text = end < first ? words('table.barEnded', { month: formatMonth(lang, first, 'long') })
    : end >= after ? words('table.barBeyond', { month: formatMonth(lang, after - 1, 'long') }) : words('table.barUntil', { month: formatMonth(lang, end, 'long') });
  return (
    <svg className={classes(styles.bar, tones[tone])} width={MONTHS * CELL} height="16" viewBox={`0 0 ${MONTHS * CELL} 16`} role="img" aria-label={text}>
      <rect x="0" y="3" width={Math.round(place * CELL)} height="10" rx="2" className={styles.held} />
      {months.slice(1, -1).map((month, index) => <path key={month} d={`M${(index + 1) * CELL} 1v14`} className={styles.border} />)}
    </svg>
  );
});
