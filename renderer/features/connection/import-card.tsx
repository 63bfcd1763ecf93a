import { useMemo, useState } from 'react';
import type { Opened } from '../../../preload/contract/connection.ts';
import { useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import styles from './connection.module.css';
import { useTypedSearch } from './use-typed-search.ts';
import { useWords } from './words.ts';

/** So many are in the page at once; the search finds the others. */
const MAX_SHOWN = 200;

/** The connections of another program's export: which become profiles, and what of them has no place. */
export function ImportCard({ found }: { found: Extract<Opened, { kind: 'connections' }> }) {
  const { words } = useWords();
  const { importChosen, dropImport, busy } = useConnection();
  const { connections, left } = found;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(connections.map(({ index }) => index)));
  const { typed, sought, type } = useTypedSearch();
  const matching = useMemo(() => connections.filter(({ name, folder, address }) => `${name} ${folder} ${address}`.toLowerCase().includes(sought.trim().toLowerCase())), [connections, sought]);
  const toggle = (index: number) => setChosen((before) => {
    const next = new Set(before);
    if (!next.delete(index)) next.add(index);
    return next;
  });
  return (
    <Card title={words('found.title', { number: connections.length })}>
      <div className={styles.part} data-found={connections.length}>
        {connections.length > 10 && (
          <Field label={words('list.search')}>
            {(ids) => <input {...ids} type="search" className={field.input} value={typed} maxLength={200} spellCheck={false} onChange={(event) => type(event.target.value)} />}
          </Field>
        )}
        <div className={styles.buttons}>
          <Button look="quiet" onClick={() => setChosen(new Set([...chosen, ...matching.map(({ index }) => index)]))}>{words('found.all')}</Button>
          <Button look="quiet" onClick={() => setChosen(new Set([...chosen].filter((index) => !matching.some((one) => one.index === index))))}>{words('found.none')}</Button>
        </div>
        <ul className={styles.found}>
          {matching.slice(0, MAX_SHOWN).map(({ index, name, folder, address }) => (
            <li key={index}>
              <label className={styles.check}>
                <input type="checkbox" checked={chosen.has(index)} onChange={() => toggle(index)} />
                <span>{visible(name)} <span className={styles.muted}>{visible([address, folder].filter(Boolean).join(' · '))}</span></span>
              </label>
            </li>
          ))}
        </ul>
        {matching.length > MAX_SHOWN && <p className={styles.muted}>{words('found.more', { number: matching.length - MAX_SHOWN })}</p>}
        {left.length > 0 && (
          <details data-left={left.length}>
            <summary>{words('found.left', { number: left.length })}</summary>
            <ul className={styles.lines}>{left.slice(0, 500).map((one, index) => <li key={index}>{visible(sentenceOf(one))}</li>)}</ul>
          </details>
        )}
        <div className={styles.buttons}>
          <Button look="primary" disabled={chosen.size === 0 || busy} data-import onClick={() => void importChosen([...chosen])}>{words('found.import', { number: chosen.size })}</Button>
          <Button onClick={dropImport}>{words('common.cancel')}</Button>
        </div>
      </div>
    </Card>
  );
}
