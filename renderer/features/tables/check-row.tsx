import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckModel } from '../../../preload/contract/diagnosis.ts';
import { useCase } from '../../state/use-case.ts';
import { useJump } from '../../state/use-jump.ts';
import { useStudy } from '../../state/use-study.ts';
import { sentenceOf, textIfKnown } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { checkName, isOnWire } from './check-name.ts';
import styles from './table.module.css';

/** One check; opens to what it reads, what its outcomes mean, and its facts. */
export function CheckRow({ check, readOnly }: { check: CheckModel; readOnly: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const again = useCase((state) => state.again);
  const readAgain = useStudy((state) => state.readAgain);
  const name = checkName(check);
  return (
    <>
      <tr data-check={check.id}>
        <th scope="row">
          <button type="button" className={styles.toggle} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
            <Icon name="chevron" size={14} />
            <span>{name}<code className={styles.code}>{check.id} {check.name}</code></span>
          </button>
        </th>
        <td className={styles.short}><StateMark state={check.state} /></td>
        <td>{sentenceOf(check.sentence)}</td>
        {!readOnly && <td className={styles.short}><Button icon="refresh" data-run-check onClick={() => void (isOnWire(check.id) ? again() : readAgain())} aria-label={t('checks.runOne', { name })}>{t('checks.again')}</Button></td>}
      </tr>
      {open && <tr id={id}><td colSpan={readOnly ? 3 : 4}><About check={check} /></td></tr>}
    </>
  );
}

function About({ check }: { check: CheckModel }) {
  const { t } = useTranslation();
  const to = useJump((state) => state.to);
  const reads = textIfKnown(`checks:${check.id}.reads`);
  const means = textIfKnown(`checks:${check.id}.means`);
  return (
    <div className={styles.about}>
      {reads && <p><strong>{t('checks.reads')}</strong> {reads}</p>}
      {means && <p><strong>{t('checks.means')}</strong> {means}</p>}
      {check.facts.length === 0 ? <p className={styles.unread}>{t('checks.noFacts')}</p> : (
        <div className={styles.actions} role="group" aria-label={t('checks.facts')}>
          {check.facts.map((fact) => <button key={fact} type="button" className={styles.fact} onClick={() => to(fact)}>{fact}</button>)}
        </div>
      )}
    </div>
  );
}
