import type { Reader } from '../../../preload/contract/report.ts';
import type { ReportPart } from '../../../preload/contract/reporting.ts';
import { languageOf, useReport } from '../../state/use-report.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import styles from './report.module.css';

const READERS: readonly Reader[] = ['internal', 'vendor', 'user'];
const PARTS: readonly ReportPart[] = ['before', 'notes', 'timeline', 'checks', 'facts'];

/** For whom, in which language, and what is in it. */
export function Choices() {
  const { words } = useReportWords();
  const report = useReport();
  const { reader, without, choose, leaveOut } = report;
  return (
    <Card title={words('choices')}>
      <div className={styles.choices}>
        <Choice legend={words('for.legend')} value={reader} onChange={(value) => choose({ reader: value })} options={READERS.map((value) => ({ value, label: words(`for.${value}.name`), hint: words(`for.${value}.hint`) }))} />
        <Choice legend={words('language')} value={languageOf(report)} onChange={(value) => choose({ lang: value })} options={[{ value: 'en', label: 'English', lang: 'en' }, { value: 'ja', label: '日本語', lang: 'ja' }]} />
        {reader !== 'user' && (
          <fieldset className={styles.parts}>
            <legend>{words('parts.legend')}</legend>
            {PARTS.map((part) => (
              <label key={part} className={styles.part}>
                <input type="checkbox" checked={!without.has(part)} data-part={part} onChange={(event) => leaveOut(part, !event.target.checked)} />
                <span>{words(`parts.${part}`)}</span>
              </label>
            ))}
            {reader === 'vendor' && <p className={styles.muted}>{words('parts.vendorNotes')}</p>}
            <p className={styles.muted}>{words('parts.hint')}</p>
          </fieldset>
        )}
      </div>
    </Card>
  );
}
