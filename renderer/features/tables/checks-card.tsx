import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckModel } from '../../../preload/contract/diagnosis.ts';
import { useCase } from '../../state/use-case.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { CheckRow } from './check-row.tsx';
import { checkName, stateGroup, type StateGroup } from './check-name.ts';
import { Select } from './select.tsx';
import styles from './table.module.css';

const GROUPS = ['all', 'found', 'passed', 'unread'] as const;

/** Every check of the case as a table: what it says, on which facts, and once more on demand; those of a saved case (`readOnly`) are only read. */
export function ChecksCard({ checks, readOnly = false }: { checks: readonly CheckModel[]; readOnly?: boolean }) {
  const { t } = useTranslation();
  const again = useCase((state) => state.again);
  const [text, setText] = useState('');
  const [group, setGroup] = useState<'all' | StateGroup>('all');
  const wanted = text.trim().toLowerCase();
  const shown = checks.filter((one) => (group === 'all' || stateGroup(one.state) === group) && `${one.id} ${one.name} ${checkName(one)} ${sentenceOf(one.sentence)}`.toLowerCase().includes(wanted));
  return (
    <Card title={t('checks.title')} actions={!readOnly && <Button icon="refresh" onClick={() => void again()} data-run-checks>{t('checks.runAll')}</Button>}>
      <div className={styles.tools}>
        <Field label={t('checks.filter')}>{(ids) => <input {...ids} type="search" className={field.input} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} data-filter />}</Field>
        <div className={styles.narrow}><Select label={t('checks.state')} value={group} options={GROUPS.map((value) => ({ value, label: t(`checks.group.${value}`) }))} onChange={setGroup} /></div>
        <output>{t('checks.shown', { shown: shown.length, all: checks.length })}</output>
      </div>
      {/* Wide content scrolls in its own box, which the keyboard has to reach. */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('checks.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('checks.name')}</th>
              <th scope="col">{t('checks.state')}</th>
              <th scope="col">{t('checks.says')}</th>
              {!readOnly && <th scope="col">{t('checks.again')}</th>}
            </tr>
          </thead>
          <tbody>{shown.map((one) => <CheckRow key={one.id} check={one} readOnly={readOnly} />)}</tbody>
        </table>
      </div>
    </Card>
  );
}
