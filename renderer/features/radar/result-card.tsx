import { useState } from 'react';
import { MAX_ROWS, useRadar } from '../../state/use-radar.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { BadLines } from './consent-card.tsx';
import { Counts } from './counts.tsx';
import styles from './radar.module.css';
import { RadarTable } from './radar-table.tsx';
import { Tools } from './tools.tsx';
import { useView } from './use-view.ts';
import type { Query } from './view.ts';
import { useWords } from './words.ts';

const START: Query = { text: '', state: 'all', sort: { column: 'end', descending: false } };

/** What the run found: counts, lines that were not taken, the table and what can be saved of it. */
export function ResultCard() {
  const { words } = useWords();
  const { run, rows, lagMs, clear } = useRadar();
  const [query, setQuery] = useState<Query>(START);
  const view = useView(rows, query);
  if (!run) return <Card title={words('run.title')}><p className={styles.muted}>{words('run.none')}</p></Card>;
  return (
    <Card title={words('run.title')} actions={run.running ? null : <Button look="quiet" icon="close" data-radar-clear onClick={() => void clear()}>{words('run.clear')}</Button>}>
      <div className={styles.result}>
        <Counts run={run} />
        {lagMs >= 20 && <p className={styles.muted}>{words('run.lag', { mean: lagMs })}</p>}
        {run.skipped > 0 && (
          <details data-radar-bad-lines>
            <summary className={styles.summary}>{words('line.title', { number: run.skipped })}</summary>
            <p className={styles.muted}>{words('line.note')}</p>
            <BadLines lines={run.badLines} />
            {run.skipped > run.badLines.length && <p>{words('line.more', { number: run.skipped - run.badLines.length })}</p>}
          </details>
        )}
        <Tools query={query} onQuery={setQuery} shown={view.places.length} all={rows.length} />
        {run.counts.done > rows.length && rows.length >= MAX_ROWS && <p className={styles.muted}>{words('filter.capped', { held: rows.length, all: run.counts.done })}</p>}
        {view.places.length === 0 && rows.length > 0 ? <p className={styles.muted} role="status">{words('filter.nothing')}</p> : <RadarTable view={view} query={query} onSort={(sort) => setQuery({ ...query, sort })} />}
      </div>
    </Card>
  );
}
