import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalListRow, JournalRow } from '../../../preload/contract/fixing.ts';
import { useJournal } from '../../state/use-journal.ts';
import { useUndo } from '../../state/use-undo.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { formatTime } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { EntryDetails } from './entry-details.tsx';
import { ENTRY_LOOK } from './entry-look.ts';
import { entryText } from './entry-text.ts';
import styles from './journal.module.css';
import { moveByArrow } from './move-by-arrow.ts';
import { machineText, spoken } from './spoken.ts';

/** One line of the journal, whatever is known of it. */
export function ListRow({ row }: { row: JournalListRow | undefined }) {
  const { t } = useTranslation('journal');
  if (!row) return <div className={styles.row} aria-busy="true">{t('loading')}</div>;
  return row.kind === 'entry' ? <EntryRow row={row} /> : <UnreadRow id={row.id} because={spoken(row.because)} />;
}

function UnreadRow({ id, because }: { id: string; because: string }) {
  const { t } = useTranslation('journal');
  return (
    <div className={styles.unread} data-unread={id}>
      <Icon name="fail" />
      <p><b>{t('row.unread', { id })}</b> {because}</p>
    </div>
  );
}

function EntryRow({ row }: { row: JournalRow }) {
  const { t, i18n } = useTranslation('journal');
  const open = useJournal((state) => state.open.has(row.id));
  const toggle = useJournal((state) => state.toggle);
  const title = sentenceOf(row.title);
  const at = formatTime(i18n.language, row.at, true);
  const { icon, tone } = ENTRY_LOOK[row.state];
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    moveByArrow(event);
    if (event.key.toLowerCase() !== 'c' || !(event.ctrlKey || event.metaKey) || String(getSelection()) !== '') return;
    event.preventDefault();
    void navigator.clipboard.writeText(entryText(row, t));
  };
  return (
    <article data-entry={row.id} data-state={row.state} data-machine={row.machine} data-fix={row.fix}>
      <div className={styles.row}>
        <button type="button" className={styles.toggle} data-row aria-expanded={open} aria-label={t('row.open', { title, machine: machineText(row.machine), at })} onClick={() => toggle(row.id)} onKeyDown={onKey}>
          <Icon name="chevron" />
          <time dateTime={row.at}>{at}</time>
        </button>
        <div className={styles.what}>
          <p className={styles.title}>{title}</p>
          <p className={styles.muted}>{machineText(row.machine)}</p>
        </div>
        <div className={styles.how}>
          <Chip tone={tone} icon={icon}>{t(`state.${row.state}`)}</Chip>
          {row.due !== null && <p className={styles.muted}>{t('row.due', { time: formatTime(i18n.language, row.due, true) })}</p>}
          {row.wentBack && <p className={styles.muted}>{spoken(row.wentBack)}</p>}
        </div>
        <p className={styles.prints}>{row.thumbprints && <Thumbprints prints={row.thumbprints} />}</p>
        <UndoButton row={row} title={title} at={at} />
      </div>
      {open && <EntryDetails row={row} />}
    </article>
  );
}

function Thumbprints({ prints }: { prints: NonNullable<JournalRow['thumbprints']> }) {
  const { t } = useTranslation('journal');
  const short = (print: string | null) => (print === null ? t('row.noCertificate') : <abbr title={print.toUpperCase()}>{print.slice(0, 8).toUpperCase()}…</abbr>);
  return <><span className="hidden-visually">{t('row.thumbprints')}: </span>{short(prints.before)} → {short(prints.after)}</>;
}

function UndoButton({ row, title, at }: { row: JournalRow; title: string; at: string }) {
  const { t } = useTranslation('journal');
  const ask = useUndo((state) => state.ask);
  if (row.undo === 'none') return <p className={styles.noUndo}>{row.undoBecause && row.state !== 'undone' && row.state !== 'rolledBack' ? spoken(row.undoBecause) : t('row.undoNone')}</p>;
  return (
    <div className={styles.undo}>
      <Button icon="back" data-undo onClick={() => ask(row)} aria-label={`${t(row.undo === 'part' ? 'row.undoPart' : 'row.undo')}: ${t('row.undoNamed', { title, machine: machineText(row.machine), at })}`}>{t(row.undo === 'part' ? 'row.undoPart' : 'row.undo')}</Button>
    </div>
  );
}
