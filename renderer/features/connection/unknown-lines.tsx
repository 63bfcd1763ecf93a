import type { Draft } from '../../../preload/contract/connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import styles from './settings.module.css';
import { unknownOf } from './settings-view.ts';
import { useWords } from './words.ts';

/** So many lines are in the page at once; the file can have a hundred thousand. */
const MAX_SHOWN = 500;

/** What nobody documented and what is no setting at all: kept as it is, shown on demand. */
export function UnknownLines({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const unknown = unknownOf(draft);
  const { otherLines } = draft;
  const lines = [...unknown.map(({ line, key, type, value }) => ({ line, text: `${key}:${type}:${value}` })), ...otherLines].sort((a, b) => a.line - b.line);
  if (lines.length === 0) return null;
  return (
    <details className={styles.group} data-unknown={unknown.length} data-other-lines={otherLines.length}>
      <summary>{words('settings.unknown', { number: lines.length })}</summary>
      <ol className={styles.lines}>
        {lines.slice(0, MAX_SHOWN).map(({ line, text }) => <li key={line}><span className={styles.muted}>{sentenceOf({ key: 'profile:saved.line', params: { line } })}</span> <code>{visible(text.slice(0, 2000))}</code></li>)}
      </ol>
      {lines.length > MAX_SHOWN && <p className={styles.muted}>{words('settings.more', { number: lines.length - MAX_SHOWN })}</p>}
    </details>
  );
}
