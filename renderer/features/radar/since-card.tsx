import { useTranslation } from 'react-i18next';
import type { RadarChangeModel } from '../../../preload/contract/radar.ts';
import { useRadar } from '../../state/use-radar.ts';
import { formatTime, visible } from '../../text/format.ts';
import { Card } from '../../ui/card.tsx';
import { chipOf } from '../case/verdict-look.ts';
import { targetOf } from './format-row.ts';
import styles from './radar.module.css';
import { useWords } from './words.ts';

/** A longer list is in the exports. */
const LISTED = 200;

/** What differs from the last run that ended. */
export function SinceCard() {
  const { words, lang } = useWords();
  const since = useRadar((state) => state.since);
  if (!since) return null;
  const when = formatTime(lang, since.at, true);
  const { changes, counts } = since;
  const all = Object.values(counts).reduce((sum, number) => sum + number, 0);
  if (changes.length === 0) return <p className={styles.muted} data-radar-since="0">{words('since.none', { when })}</p>;
  const beyond = all - Math.min(changes.length, LISTED);
  return (
    <Card title={words('since.title', { when })} note={words('since.counts', counts)}>
      <details data-radar-since={all}>
        <summary className={styles.summary}>{words('since.show')}</summary>
        <div className={styles.changes} tabIndex={0} role="group" aria-label={words('since.what')}>
          <table className={styles.plain}>
            <thead><tr>{(['host', 'what', 'before', 'now'] as const).map((name) => <th key={name} scope="col">{words(`since.${name}`)}</th>)}</tr></thead>
            <tbody>{changes.slice(0, LISTED).map((change, index) => <Change key={`${change.kind} ${change.host} ${change.port} ${index}`} change={change} />)}</tbody>
          </table>
          {beyond > 0 && <p className={styles.muted}>{words('since.more', { number: beyond })}</p>}
        </div>
      </details>
    </Card>
  );
}

function Change({ change }: { change: RadarChangeModel }) {
  const { words, lang } = useWords();
  const { t } = useTranslation();
  const end = (value: string | null | undefined) => (value ? words('since.until', { when: formatTime(lang, value, true) }) : words('table.none'));
  const verdict = (value: string | null) => (value === null ? words('table.none') : t(`chip.${chipOf(value)}`));
  const told = change.kind === 'certificate' ? [end(change.notAfterBefore), end(change.notAfterNow)] : change.kind === 'ending' ? [words('table.none'), end(change.now)] : [verdict(change.before), verdict(change.now)];
  return (
    <tr data-change={change.kind}>
      <th scope="row">{visible(targetOf(change))}</th>
      <td>{words(`since.kind.${change.kind}`)}</td>
      <td>{told[0]}</td>
      <td>{told[1]}</td>
    </tr>
  );
}
