import { useTranslation } from 'react-i18next';
import type { JournalRow } from '../../../preload/contract/fixing.ts';
import { useUndo } from '../../state/use-undo.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { primitiveText } from './entry-text.ts';
import { changedLines } from './reading-lines.ts';
import { Reading } from './reading.tsx';
import { machineText, spoken } from './spoken.ts';
import styles from './undo.module.css';

/** What goes back, who notices, how far, and what if it is cut off. Cancel is the default. */
export function UndoAsking({ row }: { row: JournalRow }) {
  const { t } = useTranslation('journal');
  const { run, close } = useUndo();
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('ask.goesBack')}</dt>
          <dd>
            <ul className={styles.changes}>
              {row.takesBack.map((at) => <GoesBack key={at} operation={row.operations[at]} />)}
            </ul>
          </dd>
        </div>
        {row.whoNotices && <div><dt>{t('ask.whoNotices')}</dt><dd>{sentenceOf(row.whoNotices)}</dd></div>}
        <div><dt>{t('ask.wayBack')}</dt><dd>{row.undoBecause ? spoken(row.undoBecause) : t('ask.full')}</dd></div>
        <div><dt>{t('ask.interrupted')}</dt><dd>{t('ask.interruptedText')}</dd></div>
      </dl>
      <div className={styles.actions}>
        <Button data-undo-now onClick={() => void run()}>{t('ask.do', { machine: machineText(row.machine) })}</Button>
        <Button look="primary" data-default onClick={close}>{t('ask.cancel')}</Button>
      </div>
    </>
  );
}

function GoesBack({ operation }: { operation: JournalRow['operations'][number] | undefined }) {
  const { t } = useTranslation('journal');
  if (!operation) return null;
  const { gone, come } = changedLines(operation.ours ?? operation.readBack, operation.captured);
  return (
    <li>
      <p><b>{primitiveText(operation.primitive)}</b> <bdi dir="ltr">{visible(operation.target)}</bdi></p>
      {gone.length > 0 && <Reading lines={gone} mark="−" />}
      {come.length > 0 && <Reading lines={come} mark="+" />}
      {gone.length + come.length === 0 && <span className={styles.same}>{t('ask.same')}</span>}
    </li>
  );
}
