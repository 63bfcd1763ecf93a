import { useTranslation } from 'react-i18next';
import type { SavedRow, UnreadRow } from '../../../preload/contract/reporting.ts';
import { useReport } from '../../state/use-report.ts';
import { useSavedCases } from '../../state/use-saved-cases.ts';
import { formatTime, visible } from '../../text/format.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { chipOf, verdictLook } from '../case/verdict-look.ts';
import { ConfirmDelete } from './confirm-delete.tsx';
import styles from './reports.module.css';

/** One saved case: when, which computer, what was found, and what can be done with it. */
export function CaseRow({ row }: { row: SavedRow | UnreadRow }) {
  const { words } = useReportWords();
  return 'unread' in row ? (
    <div className={styles.row} data-case={row.id} data-case-unread>
      <Choose id={row.id} name={row.id} />
      <p className={styles.unread}><Icon name="fail" /> <span>{words('row.unread', { file: `${row.id}.json` })}</span></p>
      <Delete id={row.id} name={row.id} />
    </div>
  ) : <Known row={row} />;
}

function Known({ row }: { row: SavedRow }) {
  const { words, lang } = useReportWords();
  const { t } = useTranslation();
  const open = useSavedCases((state) => state.open);
  const report = useReport((state) => state.open);
  const { id, target, verdict, startedAt, fixed, notes, changes, from } = row;
  const at = formatTime(lang, startedAt, true);
  const name = words('row.name', { target: visible(target), at });
  const more = [...(from === 'file' ? [words('row.fromFile')] : []), ...(changes > 0 ? [words('row.changes', { count: changes })] : []), ...(notes > 0 ? [words('row.notes', { count: notes })] : [])];
  return (
    <article className={styles.row} data-case={id} data-case-verdict={verdict} data-case-fixed={fixed || undefined}>
      <Choose id={id} name={name} />
      <div className={styles.what}>
        <button type="button" className={styles.open} onClick={() => void open(id)} aria-label={words('row.open', { name })} data-open-case>{visible(target)}</button>
        <p className={styles.muted}><time dateTime={startedAt}>{at}</time>{more.map((one) => ` · ${one}`)}</p>
      </div>
      <div className={styles.chips}>
        <Chip {...verdictLook(verdict)}>{t(`chip.${chipOf(verdict)}`)}</Chip>
        {fixed && <Chip tone="pass" icon="wrench">{words('row.fixed')}</Chip>}
      </div>
      <div className={styles.buttons}>
        <Button icon="page" onClick={() => void report(id)} aria-label={words('row.report', { name })} data-report-case>{words('open')}</Button>
        <Delete id={id} name={name} />
      </div>
    </article>
  );
}

function Choose({ id, name }: { id: string; name: string }) {
  const { words } = useReportWords();
  const chosen = useSavedCases((state) => state.chosen.has(id));
  const choose = useSavedCases((state) => state.choose);
  return <label className={styles.choose}><input type="checkbox" checked={chosen} aria-label={words('row.choose', { name })} onChange={(event) => choose(id, event.target.checked)} data-choose-case /></label>;
}

function Delete({ id, name }: { id: string; name: string }) {
  const { words } = useReportWords();
  const remove = useSavedCases((state) => state.remove);
  return (
    <ConfirmDelete title={words('delete.one', { name })} text={words('delete.text')} act={words('delete.act')} onAgree={() => void remove([id])}>
      <button type="button" className={styles.icon} title={words('list.delete')} aria-label={words('row.delete', { name })} data-delete-case><Icon name="trash" /></button>
    </ConfirmDelete>
  );
}
