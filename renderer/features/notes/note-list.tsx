import type { Note } from '../../../preload/contract/report.ts';
import { formatTime, visible } from '../../text/format.ts';
import styles from './notes.module.css';

/** Notes with their times, the oldest first. What is in them may come from a file: it is shown as text. */
export function NoteList({ notes, lang }: { notes: readonly Note[]; lang: string }) {
  return (
    <ol className={styles.list}>
      {notes.map((one, at) => (
        <li key={`${at} ${one.at}`} data-note>
          <time dateTime={one.at}>{formatTime(lang, one.at, true)}</time>
          <p>{one.text.split('\n').map(visible).join('\n')}</p>
        </li>
      ))}
    </ol>
  );
}
