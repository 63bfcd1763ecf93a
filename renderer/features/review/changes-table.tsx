import type { PlannedChange } from '../../../preload/contract/fixing.ts';
import { visible } from '../../text/format.ts';
import { words } from '../../text/fixing-words.ts';
import { sentenceOf } from '../../text/i18n.ts';
import styles from './review.module.css';

/** More than this is folded, characters. */
const LONG = 120;

/** Thing by thing: what it is, what is there now, what will be. */
export function ChangesTable({ changes }: { changes: readonly PlannedChange[] }) {
  return (
    <table className={styles.changes} data-changes={changes.length}>
      <caption className="hidden-visually">{words('part.changesTable')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('part.what')}</th>
          <th scope="col">{words('part.now')}</th>
          <th scope="col">{words('part.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, at) => (
          <tr key={`${at} ${change.target}`} data-change={change.target}>
            <th scope="row">
              <span>{sentenceOf(change.what)}</span>
              <Target text={change.target} />
            </th>
            <td data-label={words('part.now')}><Lines lines={change.now} /></td>
            <td data-label={words('part.after')}><Lines lines={change.after} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The end of a path tells more than its beginning. */
function Target({ text }: { text: string }) {
  const short = text.slice(text.lastIndexOf('\\') + 1);
  if (short === '' || short === text) return <code className={styles.target}>{visible(text)}</code>;
  return (
    <details className={styles.long}>
      <summary><code className={styles.target}>{visible(short)}</code></summary>
      <code className={styles.target}>{visible(text)}</code>
    </details>
  );
}

function Lines({ lines }: { lines: PlannedChange['now'] }) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ text, mark }, at) => {
        const said = sentenceOf(text);
        return (
          <li key={`${at} ${said}`} data-mark={mark}>
            {mark !== 'same' && <span className={styles.mark}><span aria-hidden>{mark === 'added' ? '+' : '−'}</span><span className="hidden-visually">{words(`mark.${mark}`)} </span></span>}
            <Value text={said} />
          </li>
        );
      })}
    </ul>
  );
}

function Value({ text }: { text: string }) {
  if (text.length <= LONG) return <bdi className={styles.value}>{visible(text)}</bdi>;
  return (
    <details className={styles.long}>
      <summary><bdi className={styles.value}>{visible(text.slice(0, LONG))}…</bdi></summary>
      <bdi className={styles.value}>{visible(text)}</bdi>
    </details>
  );
}
