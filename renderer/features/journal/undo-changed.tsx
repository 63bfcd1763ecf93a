import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreeWay, UndoChoice } from '../../../preload/contract/applied.ts';
import type { JournalRow } from '../../../preload/contract/fixing.ts';
import { useUndo } from '../../state/use-undo.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { primitiveText } from './entry-text.ts';
import { differing, readsSame } from './reading-lines.ts';
import { Reading } from './reading.tsx';
import styles from './undo.module.css';

/** The three values side by side, and three ways to go on. Leave is the default. */
export function UndoChanged({ row, values }: { row: JournalRow; values: readonly ThreeWay[] }) {
  const { t } = useTranslation('journal');
  const leave = useRef<HTMLButtonElement>(null);
  useEffect(() => leave.current?.focus(), []);
  const someOurs = values.some(({ ours, now }) => readsSame(ours, now));
  const primitiveOf = (target: string) => row.operations.find((one) => one.target === target)?.primitive;
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('changed.table')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('changed.target')}</th>
              <th scope="col">{t('changed.before')}</th>
              <th scope="col">{t('changed.ours')}</th>
              <th scope="col">{t('changed.now')}</th>
            </tr>
          </thead>
          <tbody>
            {values.map(({ target, before, ours, now }, at) => {
              const shown = differing([before, ours, now]);
              const same = readsSame(ours, now);
              return (
                <tr key={`${at} ${target}`} data-changed={!same}>
                  <th scope="row">
                    {primitiveText(primitiveOf(target) ?? target)}
                    <bdi className={styles.target} dir="ltr">{visible(target)}</bdi>
                    {same ? <Chip tone="neutral" icon="pass">{t('changed.stillOurs')}</Chip> : <Chip tone="warn" icon="warn">{t('changed.someoneElse')}</Chip>}
                  </th>
                  {shown ? [before, ours, now].map((reading, column) => <td key={column}><Reading lines={shown[column] ?? []} of={reading} /></td>) : <td colSpan={3} className={styles.same}>{t('details.same')}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className={styles.choices}>
        <Way choose="ours" hint={t(someOurs ? 'changed.ours_hint' : 'changed.ours_none')} disabled={!someOurs} />
        <Way choose="all" hint={t('changed.all_hint')} />
        <div>
          <LeaveButton place={leave} />
          <span>{t('changed.leave_hint')}</span>
        </div>
      </div>
    </>
  );
}

function Way({ choose, hint, disabled = false }: { choose: Exclude<UndoChoice, 'leave'>; hint: string; disabled?: boolean }) {
  const { t } = useTranslation('journal');
  const run = useUndo((state) => state.run);
  return (
    <div>
      <Button data-choose={choose} disabled={disabled} onClick={() => void run(choose)}>{t(`changed.${choose}_do`)}</Button>
      <span>{hint}</span>
    </div>
  );
}

function LeaveButton({ place }: { place: RefObject<HTMLButtonElement | null> }) {
  const { t } = useTranslation('journal');
  const close = useUndo((state) => state.close);
  return <Button ref={place} look="primary" data-choose="leave" onClick={close}>{t('changed.leave_do')}</Button>;
}
