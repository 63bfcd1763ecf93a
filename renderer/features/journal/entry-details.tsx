import { useTranslation } from 'react-i18next';
import type { JournalRow } from '../../../preload/contract/fixing.ts';
import { textIfKnown } from '../../text/i18n.ts';
import { formatTime, visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { useCopy } from '../case/use-copy.ts';
import { entryText, primitiveText } from './entry-text.ts';
import styles from './journal.module.css';
import { differing } from './reading-lines.ts';
import { Reading } from './reading.tsx';
import { spoken } from './spoken.ts';

/** What one entry changed: before, ours and read back; its check, its plan, and how it can be undone. */
export function EntryDetails({ row }: { row: JournalRow }) {
  const { t, i18n } = useTranslation('journal');
  const [copied, copy] = useCopy();
  const verdict = (code: string | null) => (code === null ? t('details.noVerdict') : (textIfKnown(`window:chip.${code}`) ?? code));
  const facts: [string, string][] = [
    ...(row.wentBack ? [[t('details.back'), spoken(row.wentBack)] as [string, string]] : []),
    ...(row.reason === null ? [] : [[t('details.reason'), visible(row.reason)] as [string, string]]),
    [t('details.verdict'), `${t('details.verdictBefore', { verdict: verdict(row.before) })} · ${t('details.verdictAfter', { verdict: verdict(row.after) })}`],
    ...(row.thumbprints ? [[t('row.thumbprints'), `${row.thumbprints.before ?? t('row.noCertificate')} → ${row.thumbprints.after ?? t('row.noCertificate')}`] as [string, string]] : []),
    [t('details.undoable'), row.undoBecause ? spoken(row.undoBecause) : t('details.undoFull')],
    [t('details.entry'), `${row.id} · ${formatTime(i18n.language, row.at, true)}`],
    [t('details.plan'), `${row.plan.id} · sha256 ${row.plan.sha256}`],
  ];
  return (
    <div className={styles.details}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Operations row={row} />
      <div className={styles.detailActions}>
        <Button icon="copy" onClick={() => void copy(entryText(row, t))}>{t('row.copy')}</Button>
        <output className={styles.muted}>{copied === 'idle' ? '' : (textIfKnown(copied === 'copied' ? 'window:common.copied' : 'window:common.copyFailed') ?? '')}</output>
      </div>
    </div>
  );
}

function Operations({ row }: { row: JournalRow }) {
  const { t } = useTranslation('journal');
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('details.operations')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('details.target')}</th>
            <th scope="col">{t('details.captured')}</th>
            <th scope="col">{t('details.ours')}</th>
            <th scope="col">{t('details.readBack')}</th>
          </tr>
        </thead>
        <tbody>
          {row.operations.map((one, at) => {
            const readings = [one.captured, one.ours, one.readBack];
            const shown = differing(readings.map((reading, column) => (column > 0 && reading === null ? (one.ours ?? one.readBack) : reading)));
            return (
              <tr key={`${at} ${one.target}`}>
                <th scope="row">
                  {primitiveText(one.primitive)}
                  <bdi className={styles.target} dir="ltr">{visible(one.target)}</bdi>
                </th>
                {shown ? readings.map((reading, column) => <td key={column}>{column > 0 && reading === null ? t('details.notRead') : <Reading lines={shown[column] ?? []} of={reading} />}</td>) : <td colSpan={3} className={styles.muted}>{t('details.same')}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
