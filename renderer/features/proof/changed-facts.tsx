import { visible } from '../../text/format.ts';
import { words } from '../../text/fixing-words.ts';
import { FactName } from '../case/fact-name.tsx';
import { FactValue } from '../case/fact-value.tsx';
import { shownValue, type FactChange } from './proof-facts.ts';
import styles from './proof.module.css';

/** So many stand there at once; the rest is folded. */
const AT_ONCE = 4;

/** Old and new of what reads differently, such as the certificate's thumbprint and dates. */
export function ChangedFacts({ changes }: { changes: readonly FactChange[] }) {
  if (changes.length === 0) return <p>{words('proof.factsNone')}</p>;
  return (
    <>
      <h3 className={styles.heading}>{words('proof.facts')}</h3>
      <Table changes={changes.slice(0, AT_ONCE)} />
      {changes.length > AT_ONCE && (
        <details>
          <summary>{words('proof.more', { number: changes.length })}</summary>
          <Table changes={changes.slice(AT_ONCE)} />
        </details>
      )}
    </>
  );
}

function Table({ changes }: { changes: readonly FactChange[] }) {
  const severalAddresses = new Set(changes.flatMap((one) => one.address ?? [])).size > 1;
  return (
    <table className={styles.facts}>
      <thead>
        <tr>
          <th scope="col">{words('proof.fact')}</th>
          <th scope="col">{words('proof.before')}</th>
          <th scope="col">{words('proof.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.name} ${change.address}`} data-changed-fact={change.name}>
            <th scope="row">
              <FactName name={change.name} />
              {severalAddresses && change.address !== null && <span className={styles.address}>{visible(change.address)}</span>}
            </th>
            <td><Value change={change} side="before" /></td>
            <td><Value change={change} side="after" /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ change, side }: { change: FactChange; side: 'before' | 'after' }) {
  const fact = change[side];
  return fact ? <FactValue value={shownValue(change, side)} unit={fact.unit} /> : <>–</>;
}
