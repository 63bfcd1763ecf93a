import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckModel } from '../../../preload/contract/diagnosis.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import { placeOfFact } from '../../state/place-of-fact.ts';
import { useJump } from '../../state/use-jump.ts';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { checkName } from './check-name.ts';
import { FactRow } from './fact-row.tsx';
import { filterFacts, type FactFilter } from './filter-facts.ts';
import { Select } from './select.tsx';
import styles from './table.module.css';

const SOURCES = ['machine', 'wire', 'told', 'all'] as const;
const READ = ['all', 'read', 'unread'] as const;
const EVERYTHING: FactFilter = { text: '', source: 'all', read: 'all' };

/** Every fact of the case with its source, time and raw value; what could not be read says why. */
export function FactsCard({ facts, checks, startsOpen }: { facts: readonly Fact[]; checks: readonly CheckModel[]; startsOpen: boolean }) {
  const { t } = useTranslation();
  const { fact: wanted, count } = useJump();
  const [open, setOpen] = useState(startsOpen);
  const [filter, setFilter] = useState<FactFilter>({ ...EVERYTHING, source: 'machine' });
  useEffect(() => {
    if (wanted === null || placeOfFact(wanted).kind !== 'table') return;
    setOpen(true);
    setFilter(EVERYTHING);
  }, [wanted, count]);
  const checkOf = new Map(checks.flatMap((one) => one.facts.map((name) => [name, checkName(one)] as const)));
  const machine = facts.filter((one) => one.source === 'windows' || one.source === 'host-block');
  const unread = machine.filter((one) => one.unknown !== undefined).length;
  const shown = open ? filterFacts(facts, filter) : [];
  return (
    <Card title={t('factTable.title')} note={machine.length === 0 ? t('factTable.noMachine') : t('factTable.counts', { read: machine.length - unread, unread })}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} data-facts>
        <summary className={styles.summary}>{t('factTable.open', { number: facts.length })}</summary>
        <div className={styles.tools}>
          <Field label={t('factTable.filter')}>{(ids) => <input {...ids} type="search" className={field.input} value={filter.text} spellCheck={false} onChange={(event) => setFilter({ ...filter, text: event.target.value })} />}</Field>
          <div className={styles.narrow}><Select label={t('facts.source')} value={filter.source} options={SOURCES.map((value) => ({ value, label: t(`factTable.from.${value}`) }))} onChange={(source) => setFilter({ ...filter, source })} /></div>
          <div className={styles.narrow}><Select label={t('factTable.readState')} value={filter.read} options={READ.map((value) => ({ value, label: t(`factTable.read.${value}`) }))} onChange={(read) => setFilter({ ...filter, read })} /></div>
          <output>{t('checks.shown', { shown: shown.length, all: facts.length })}</output>
        </div>
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('factTable.title')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('facts.name')}</th>
                <th scope="col">{t('facts.value')}</th>
                <th scope="col">{t('facts.source')}</th>
                <th scope="col">{t('facts.at')}</th>
              </tr>
            </thead>
            <tbody>{shown.map((one, index) => <FactRow key={`${one.source} ${one.name} ${one.address ?? ''} ${index}`} fact={one} check={checkOf.get(one.name)} />)}</tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}
