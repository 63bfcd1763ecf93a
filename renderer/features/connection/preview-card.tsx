import type { Draft } from '../../../preload/contract/connection.ts';
import { useSession } from '../../state/use-session.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { SignPart } from './sign-part.tsx';
import styles from './risks.module.css';
import { useWords } from './words.ts';

/** What Windows will say before it opens this file, and how its signature stands. */
export function PreviewCard({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const { preview, signature } = draft;
  const windows = useSession((state) => state.info?.platform === 'win32');
  return (
    <Card title={words('preview.title')}>
      <div className={styles.preview} data-preview={preview.publisher}>
        <ul className={styles.window}>{preview.lines.map((line) => <li key={line.key}>{sentenceOf(line)}</li>)}</ul>
        <h3>{words('preview.signature')}</h3>
        <p data-signature={signature.dropped ? 'dropped' : signature.state}>{sentenceOf(signature.sentence)}</p>
        {signature.covers.length > 0 && (
          <details>
            <summary>{words('preview.covers', { number: signature.covers.length })}</summary>
            <p className={styles.muted}>{signature.covers.map(visible).join(', ')}</p>
          </details>
        )}
        {windows ? <SignPart draft={draft} /> : <p className={styles.muted}>{sentenceOf({ key: 'profile:sign.notWindows' })}</p>}
      </div>
    </Card>
  );
}
