import { useTranslation } from 'react-i18next';
import { visible } from '../../text/format.ts';
import { readingLines, type ReadingLine } from './reading-lines.ts';
import styles from './journal.module.css';

/** The lines of a reading; hidden characters are written out. `of`: the whole reading, where `lines` may leave out what others share. */
export function Reading({ lines, of = null, mark }: { lines: readonly ReadingLine[]; of?: unknown; mark?: '+' | '−' }) {
  const { t } = useTranslation('journal');
  if (lines.length === 0) return <span className={styles.muted}>{t(readingLines(of).length > 0 ? 'details.without' : 'details.nothing')}</span>;
  return (
    <ul className={styles.reading}>
      {lines.map(({ name, value }, at) => (
        <li key={`${at} ${name}`}>
          {mark && <span aria-hidden="true">{mark} </span>}
          {name !== '' && <span className={styles.name}>{name} </span>}
          <bdi className={styles.value} dir="ltr">{visible(value)}</bdi>
        </li>
      ))}
    </ul>
  );
}
