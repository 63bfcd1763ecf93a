import { useTranslation } from 'react-i18next';
import type { AddressRow } from '../../../preload/contract/profile.ts';
import { pending, type Matrix } from '../../state/connection-matrix.ts';
import { visible } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import styles from './matrix.module.css';
import { useWords } from './words.ts';

const STEPS = ['dns', 'tcp', 'negotiation', 'tls'] as const;

/** One row for every way, one column for every step; what is not probed yet says so. */
export function MatrixTable({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation();
  const { words } = useWords();
  const waiting = pending(matrix);
  return (
    <div className={styles.box} tabIndex={0} role="group" aria-label={words('matrix.title')}>
      <table className={styles.table} aria-label={words('matrix.title')} aria-busy={matrix.running}>
        <thead>
          <tr>
            <th scope="col">{words('matrix.name')}</th>
            {STEPS.map((step) => <th key={step} scope="col">{t(`stage.${step}`)}</th>)}
            <th scope="col">{words('matrix.certificate')}</th>
            <th scope="col">{words('matrix.says')}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row, index) => <Row key={`${index} ${row.name} ${row.address}`} row={row} />)}
          {waiting.map((ask) => (
            <tr key={ask} data-matrix-waiting={ask}>
              <th scope="row"><bdi>{visible(ask)}</bdi></th>
              <td colSpan={6}>{matrix.running ? <StateMark state="running" /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: AddressRow }) {
  const { words } = useWords();
  const { name, address, stages, sha1, computerName } = row;
  return (
    <tr data-matrix-row={name} data-verdict-of={row.verdict}>
      <th scope="row">
        <bdi>{visible(name)}</bdi>
        {address !== null && address !== name && <span className={styles.to}>→ <bdi>{visible(address)}</bdi></span>}
      </th>
      {STEPS.map((step) => {
        const found = stages.find((one) => one.stage === step);
        return <td key={step}>{found && found.state !== 'notApplicable' && found.state !== 'skipped' ? <StateMark state={found.state} /> : '–'}</td>;
      })}
      <td>{sha1 === null ? '–' : <code title={sha1}>{words('matrix.thumbprint', { start: sha1.slice(0, 8).toUpperCase() })}</code>}</td>
      <td>{computerName === null ? '–' : <bdi>{visible(computerName)}</bdi>}</td>
    </tr>
  );
}
