import type { Draft } from '../../../preload/contract/connection.ts';
import { useMatrix } from '../../state/connection-matrix.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useProblemText } from '../../text/use-problem-text.ts';
import { FactName } from '../case/fact-name.tsx';
import { FactValue } from '../case/fact-value.tsx';
import styles from './matrix.module.css';
import { useWords } from './words.ts';

/** What Windows makes of the name: hosts file, suffixes, NRPT, cache, DNS servers. */
export function NamesFold({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const { names, readNames } = useMatrix();
  const problem = useProblemText(names?.error ?? null);
  return (
    <details data-names={names ? names.facts.length : undefined}>
      <summary>{words('names.title')}</summary>
      <div className={styles.names}>
        <Button icon="refresh" disabled={names?.reading} data-read-names onClick={() => void readNames(draft.draftId, draft)}>{words('names.read')}</Button>
        <output className={styles.muted}>{names?.reading ? words('names.reading') : ''}</output>
        {problem && <Notice tone="fail">{problem}</Notice>}
        <dl className={styles.facts}>
          {names?.facts.map(({ name, value, unit, unknown }, index) => (
            <div key={`${index} ${name}`}>
              <dt><FactName name={name} /></dt>
              <dd>{unknown !== undefined && value === null ? unknown : <FactValue value={value} unit={unit} />}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
