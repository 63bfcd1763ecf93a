import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { words } from '../../text/fixing-words.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Chip } from '../../ui/chip.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { chipOf, verdictLook } from '../case/verdict-look.ts';
import { verdictState } from '../case/verdict-state.ts';
import { ChangedFacts } from './changed-facts.tsx';
import { changedFacts } from './proof-facts.ts';
import { proofRows, type ProofRung } from './proof-ladder.ts';
import styles from './proof.module.css';

/** The same probe before and after the change, side by side, and what reads differently. `back`: the change is no longer there. */
export function ProofView({ before, after, back }: { before: DiagnosisModel | null; after: DiagnosisModel | null; back: boolean }) {
  const { t } = useTranslation();
  if (!before && !after) return null;
  const rows = proofRows(before, after);
  return (
    <section className={styles.proof} aria-label={words('proof.title')} data-proof={`${before?.verdict.code ?? ''} ${after?.verdict.code ?? ''}`}>
      <h3 className={styles.heading}>{words('proof.title')}</h3>
      {!after && <p>{words('proof.none')}</p>}
      <table className={styles.ladders}>
        <caption className="hidden-visually">{words('proof.ladders')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('proof.step')}</th>
            <th scope="col">{words('proof.before')}</th>
            {after && <th scope="col">{words('proof.after')}</th>}
          </tr>
        </thead>
        <tbody>
          <tr className={styles.verdicts}>
            <th scope="row">{words('proof.verdict')}</th>
            <td><Verdict diagnosis={before} /></td>
            {after && <td><Verdict diagnosis={after} /></td>}
          </tr>
          {rows.map((row) => (
            <tr key={row.stage} data-proof-stage={row.stage}>
              <th scope="row">{t(`stage.${row.stage}`)}</th>
              <td><Rung rung={row.before} verdict={before} /></td>
              {after && <td><Rung rung={row.after} verdict={after} /></td>}
            </tr>
          ))}
        </tbody>
      </table>
      {before && after && !back && <ChangedFacts changes={changedFacts(before.facts, after.facts)} />}
    </section>
  );
}

function Verdict({ diagnosis }: { diagnosis: DiagnosisModel | null }) {
  const { t } = useTranslation();
  if (!diagnosis) return <>–</>;
  const { code } = diagnosis.verdict;
  return (
    <span className={styles.verdict}>
      <Chip {...verdictLook(code, verdictState(diagnosis))}>{t(`chip.${chipOf(code)}`)}</Chip>
      <code className={styles.code}>{code}</code>
    </span>
  );
}

/** The verdict's own sentence stands in its chip already. */
function Rung({ rung, verdict }: { rung: ProofRung | null; verdict: DiagnosisModel | null }) {
  if (!rung) return <StateMark state="notApplicable" />;
  const repeated = JSON.stringify(rung.detail) === JSON.stringify(verdict?.verdict.sentence);
  return (
    <>
      <StateMark state={rung.state} />
      {rung.detail && !repeated && <span className={styles.detail}>{sentenceOf(rung.detail)}</span>}
    </>
  );
}
