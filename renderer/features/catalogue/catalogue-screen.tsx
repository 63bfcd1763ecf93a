import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCase } from '../../state/use-case.ts';
import { useCatalogue, type CatalogueFix } from '../../state/use-catalogue.ts';
import { useScreen } from '../../state/use-screen.ts';
import { useStudy } from '../../state/use-study.ts';
import { sentenceOf, textIfKnown } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { Notice } from '../../ui/notice.tsx';
import { WaySwitch } from '../guide/way-switch.tsx';
import { errorText } from '../journal/spoken.ts';
import { Select } from '../tables/select.tsx';
import styles from './catalogue.module.css';
import { EVERY_FIX, filterFixes, KINDS, SIDES, TIERS, WHO, type FixFilter } from './filter-fixes.ts';
import { FixEntry } from './fix-entry.tsx';

/** The whole catalogue, with why each fix is or is not offered in the open case. */
export function CatalogueScreen() {
  const { t } = useTranslation('journal');
  const { fixes, target, machine, error, load } = useCatalogue();
  const phase = useCase((state) => state.open?.phase);
  const study = useStudy((state) => state.study);
  const show = useScreen((state) => state.show);
  const [filter, setFilter] = useState(EVERY_FIX);
  useEffect(() => void load(), [load, phase, study]);
  const shown = filterFixes(fixes, filter, wordsOf);
  return (
    <div className={styles.screen}>
      <header>
        <h1 tabIndex={-1} data-first-focus>{t('catalogue.title')}</h1>
        <p className={styles.lead}>{t('catalogue.lead')}</p>
      </header>
      {error && <Notice tone="fail">{errorText(error)}</Notice>}
      {target === null ? (
        <div className={styles.noCase}>
          <p>{t('catalogue.noCase')}</p>
          <Button icon="plus" onClick={() => show('start')}>{t('catalogue.start')}</Button>
        </div>
      ) : (
        <div className={styles.noCase}>
          <p>{t('catalogue.forCase', { target })} {machine === null && t('catalogue.noMachine')}</p>
          <WaySwitch />
        </div>
      )}
      <Filters filter={filter} setFilter={setFilter} />
      <output className={styles.muted} data-shown>{t('catalogue.counts', { shown: shown.length, all: fixes.length, offered: shown.filter((fix) => fix.offered).length })}</output>
      {shown.length === 0 && fixes.length > 0 && <p>{t('catalogue.none')}</p>}
      <div className={styles.list}>{shown.map((fix) => <FixEntry key={fix.id} fix={fix} />)}</div>
    </div>
  );
}

function Filters({ filter, setFilter }: { filter: FixFilter; setFilter: (filter: FixFilter) => void }) {
  const { t } = useTranslation('journal');
  const all = { value: 'all' as const, label: t('catalogue.all') };
  const word = (key: string) => textIfKnown(`window:fixes.${key}`) ?? key;
  return (
    <div className={styles.tools}>
      <Field label={t('catalogue.search')} hint={t('catalogue.searchHint')}>{(ids) => <input {...ids} type="search" data-filter className={field.input} value={filter.text} spellCheck={false} onChange={(event) => setFilter({ ...filter, text: event.target.value })} />}</Field>
      <Select label={t('catalogue.kind')} value={filter.kind} options={[all, ...KINDS.map((value) => ({ value, label: t(`catalogue.kinds.${value}`) }))]} onChange={(kind) => setFilter({ ...filter, kind })} />
      <Select label={t('catalogue.side')} value={filter.side} options={[all, ...SIDES.map((value) => ({ value, label: t(`catalogue.sides.${value}`) }))]} onChange={(side) => setFilter({ ...filter, side })} />
      <Select label={t('catalogue.who')} value={filter.who} options={[all, ...WHO.map((value) => ({ value, label: word(`whoIs.${value}`) }))]} onChange={(who) => setFilter({ ...filter, who })} />
      <Select label={t('catalogue.tier')} value={filter.tier} options={[all, ...TIERS.map((value) => ({ value, label: word(`tierIs.${value}`) }))]} onChange={(tier) => setFilter({ ...filter, tier })} />
    </div>
  );
}

/** Everything a search looks through. */
function wordsOf(fix: CatalogueFix): string {
  return [fix.number, fix.id, ...[fix.title, fix.sentence, ...fix.steps].map(sentenceOf)].join('\n').toLowerCase();
}
