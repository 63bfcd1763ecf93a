import type { Draft } from '../../../preload/contract/connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Card } from '../../ui/card.tsx';
import styles from './diff.module.css';
import { useWords } from './words.ts';

/** The lines that saving changes, before and after. Every other byte of the file stays as it is. */
export function DiffCard({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const { diff, changed } = draft;
  const note = diff.length > 0 ? words('diff.count', { number: diff.length }) : undefined;
  return (
    <Card title={words('diff.title')} note={note}>
      <div data-diff={diff.length}>
        {diff.length === 0 && <p className={styles.muted}>{words(draft.origin.kind === 'new' ? 'diff.whole' : changed ? 'diff.listOnly' : 'diff.none')}</p>}
        {diff.length > 0 && (
          <ol className={styles.lines}>
            {diff.map(({ line, before, after }, index) => (
              <li key={`${index} ${line}`}>
                <span className={styles.number}>{line === null ? sentenceOf({ key: 'profile:saved.newLine' }) : sentenceOf({ key: 'profile:saved.line', params: { line } })}</span>
                {before !== null && <del className={styles.before}><span className="hidden-visually">{words('diff.before')} </span>{visible(before)}</del>}
                {after !== null && <ins className={styles.after}><span className="hidden-visually">{words('diff.after')} </span>{visible(after)}</ins>}
              </li>
            ))}
          </ol>
        )}
        {diff.length > 0 && <p className={styles.muted}>{words('diff.rest')}</p>}
      </div>
    </Card>
  );
}
