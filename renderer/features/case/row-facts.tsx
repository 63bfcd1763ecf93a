import { useTranslation } from 'react-i18next';
import type { Side } from '../../../preload/contract/events.ts';
import type { Fact } from '../../../preload/contract/facts.ts';
import type { Stage } from '../../../preload/contract/stages.ts';
import type { Case } from '../../state/case.ts';
import { stageOfFact } from '../../state/ladder-view.ts';
import type { Ladder } from '../../state/ladder.ts';
import { formatTime, visible } from '../../text/format.ts';
import { FactName } from './fact-name.tsx';
import { FactValue } from './fact-value.tsx';
import styles from './facts.module.css';
import { RawBytesButton } from './raw-bytes.tsx';

const SOURCE = { wire: 'wire', windows: 'windows', 'host-block': 'hostBlock', paste: 'paste', user: 'user' } as const;

/** Everything that one step read, on both hosts, with source and time, and its bytes on demand. */
export function RowFacts({ stage, open }: { stage: Stage; open: Case }) {
  const { t } = useTranslation();
  const facts = [...factsOf('target', open.target, stage), ...(open.control ? factsOf('control', open.control, stage) : [])];
  const places = placesOf(open, stage);
  return (
    <div className={styles.facts}>
      {facts.length === 0 ? <p className={styles.none}>{t(open.phase === 'ended' ? 'facts.none' : 'facts.noneYet')}</p> : <FactTable stage={stage} facts={facts} />}
      {places.length > 0 && (
        <div className={styles.bytes}>
          {places.map(({ side, address }) => <RawBytesButton key={`${side} ${address}`} side={side} stage={stage} address={address} named={places.length > 1} />)}
        </div>
      )}
    </div>
  );
}

function FactTable({ stage, facts }: { stage: Stage; facts: readonly { where: string; fact: Fact }[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={styles.table}>
      <caption className="hidden-visually">{t('facts.title', { stage: t(`stage.${stage}`) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('facts.name')}</th>
          <th scope="col">{t('facts.value')}</th>
          <th scope="col">{t('facts.where')}</th>
          <th scope="col">{t('facts.source')}</th>
          <th scope="col">{t('facts.at')}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ where, fact }, index) => (
          <tr key={`${where} ${fact.name} ${index}`} data-fact={fact.name} tabIndex={-1}>
            <th scope="row"><FactName name={fact.name} /></th>
            <td>{fact.value === null && fact.unknown ? t('facts.unread', { reason: visible(fact.unknown) }) : <FactValue value={fact.value} unit={fact.unit} />}</td>
            <td className={styles.where}>{visible(where)}</td>
            <td>{t(`facts.${SOURCE[fact.source]}`)}</td>
            <td className={styles.at}>{formatTime(i18n.language, fact.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function factsOf(side: Side, ladder: Ladder, stage: Stage): { side: Side; where: string; fact: Fact }[] {
  return ladder.facts.filter((fact) => stageOfFact(fact) === stage).map((fact) => ({ side, where: fact.address ?? ladder.host, fact }));
}

/** Only rungs that have used the wire can have bytes; a name lookup goes through the system. */
function placesOf({ target, control }: Case, stage: Stage): { side: Side; address: string }[] {
  const own = (side: Side, ladder: Ladder | null) => (ladder?.rungs ?? []).flatMap((rung) => (rung.stage === stage && rung.address !== null && SPOKE.has(rung.state) ? [{ side, address: rung.address }] : []));
  return WITH_BYTES.has(stage) ? [...own('target', target), ...own('control', control)] : [];
}

const SPOKE: ReadonlySet<string> = new Set(['pass', 'warn', 'fail', 'timedOut', 'unknown', 'cancelled']);
const WITH_BYTES: ReadonlySet<Stage> = new Set<Stage>(['negotiation', 'tls', 'nla']);
