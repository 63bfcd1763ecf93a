import { useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import styles from './connection.module.css';
import { useWords } from './words.ts';

/** Where the file was written, and where the version before is. */
export function WrittenNote() {
  const { words } = useWords();
  const written = useConnection((state) => state.written);
  return (
    <output className={styles.done} data-written={written?.what}>
      {written && (
        <>
          <span>{words(`written.${written.what}`, { path: visible(written.path) })}</span>
          {written.backup !== null && <span> {sentenceOf({ key: 'profile:saved.backup', params: { path: visible(written.backup) } })}</span>}
          {written.signatureDropped && <span> {sentenceOf({ key: 'profile:saved.signatureDropped' })}</span>}
        </>
      )}
    </output>
  );
}
