import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../state/case.ts';
import type { Cell, LadderRow } from '../../state/ladder-view.ts';
import { placeOfFact } from '../../state/place-of-fact.ts';
import { useJump } from '../../state/use-jump.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { rowText } from './as-text.ts';
import styles from './ladder.module.css';
import { LadderCell } from './ladder-cell.tsx';
import { RowFacts } from './row-facts.tsx';
import { useCopy } from './use-copy.ts';

/** One step over all columns; opens to show what was read. */
export function LadderRowView({ row, open, now, columns }: { row: LadderRow; open: Case; now: number; columns: number }) {
  const { t } = useTranslation();
  const id = useId();
  const [shown, setShown] = useState(false);
  const [copied, copy] = useCopy();
  const jump = useJump();
  useEffect(() => {
    const place = jump.fact === null ? null : placeOfFact(jump.fact);
    if (place?.kind === 'stage' && place.stage === row.stage) setShown(true);
  }, [jump.fact, jump.count, row.stage]);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveRow(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && String(getSelection()) === '') {
      event.preventDefault();
      void copy(rowText(t, row));
    }
  };
  return (
    <>
      <tr className={classes(styles.row, shown && styles.opened)} data-stage={row.stage} onClick={(event) => whereBlank(event.target) && setShown(!shown)}>
        <th scope="row">
          <button type="button" className={styles.toggle} aria-expanded={shown} aria-controls={shown ? id : undefined} onClick={() => setShown(!shown)} onKeyDown={onKeyDown} data-row>
            <Icon name="chevron" size={14} className={styles.chevron} />
            <span>
              <span className={styles.stage}>{t(`stage.${row.stage}`)}</span>
              <span className={styles.under}>{copied === 'copied' ? t('common.copied') : t(`stageHint.${row.stage}`)}</span>
            </span>
          </button>
          <output className="hidden-visually">{copied === 'idle' ? '' : t(copied === 'copied' ? 'common.copied' : 'common.copyFailed')}</output>
        </th>
        {row.cells.map((cell, index) => (
          <td key={keyOf(cell, index)} colSpan={cell.span} data-side={cell.side}>
            <LadderCell rung={cell.rung} now={now} label={cell.rung?.address ?? cell.host} verdict={open[cell.side]?.diagnosis?.verdict} />
          </td>
        ))}
      </tr>
      {shown && (
        <tr className={styles.factsRow}>
          <td colSpan={columns + 1} id={id}>
            <RowFacts stage={row.stage} open={open} />
          </td>
        </tr>
      )}
    </>
  );
}

function keyOf(cell: Cell, index: number): string {
  return `${cell.side} ${cell.rung?.address ?? index}`;
}

/** A click on text that is being marked, or on a control of its own, is not a click on the row. */
function whereBlank(target: EventTarget): boolean {
  return target instanceof Element && !target.closest('button') && String(getSelection()) === '';
}

function moveRow(from: HTMLElement, step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  rows[rows.indexOf(from) + step]?.focus();
}
