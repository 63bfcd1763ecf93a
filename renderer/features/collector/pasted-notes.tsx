import { useStudy } from '../../state/use-study.ts';
import { useReportWords } from '../../text/report-words.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import styles from './collector.module.css';

/** What came in with the block that was pasted last, and what its collector left out. */
export function PastedNotes() {
  const { words } = useReportWords();
  const pasted = useStudy((state) => state.pasted);
  return (
    <output className={styles.pasted} data-pasted={pasted ? pasted.left : undefined}>
      {pasted && (
        <>
          <span>{pasted.machine === null ? words('collector.taken') : words('collector.takenFrom', { machine: visible(pasted.machine) })}</span>
          {pasted.other && <strong data-pasted-other>{sentenceOf(pasted.other)}</strong>}
          {pasted.left > 0 && <span>{words('collector.left', { count: pasted.left })}</span>}
          {pasted.cut.map((one) => <span key={sentenceOf(one)}>{sentenceOf(one)}</span>)}
          {pasted.newer && <span data-pasted-newer>{sentenceOf(pasted.newer)}</span>}
        </>
      )}
    </output>
  );
}
