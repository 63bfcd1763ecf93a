import { useRadar } from '../../state/use-radar.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { Select } from '../tables/select.tsx';
import styles from './radar.module.css';
import { STATES } from './state-of-row.ts';
import type { Query } from './view.ts';
import { useWords } from './words.ts';

interface Props {
  readonly query: Query;
  readonly onQuery: (query: Query) => void;
  readonly shown: number;
  readonly all: number;
}

/** Filter, state and what can be saved. */
export function Tools({ query, onQuery, shown, all }: Props) {
  const { words } = useWords();
  const saveAs = useRadar((state) => state.saveAs);
  const states: { value: Query['state']; label: string }[] = [{ value: 'all', label: words('filter.all') }, { value: 'attention', label: words('filter.attention') }, ...STATES.map((value) => ({ value, label: words(`state.${value}`) }))];
  return (
    <div className={styles.tools}>
      <Field label={`${words('filter.text')} (Ctrl+F)`}>
        {(ids) => <input {...ids} type="search" className={field.input} value={query.text} maxLength={200} spellCheck={false} placeholder={words('filter.placeholder')} data-filter data-radar-filter onChange={(event) => onQuery({ ...query, text: event.target.value })} />}
      </Field>
      <Select label={words('filter.state')} value={query.state} options={states} onChange={(state) => onQuery({ ...query, state })} />
      <output data-radar-shown={shown}>{words('filter.shown', { shown, all })}</output>
      <div className={styles.exports} role="group" aria-label={words('export.label')}>
        {(['ics', 'csv', 'jsonl'] as const).map((kind, index) => (
          <Button key={kind} disabled={all === 0} data-radar-export={kind} {...(index === 0 && { shortcut: 'Ctrl+E' })} onClick={() => void saveAs(kind)}>{words(`export.${kind}`)}</Button>
        ))}
      </div>
    </div>
  );
}
