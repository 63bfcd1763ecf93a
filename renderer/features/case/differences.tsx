import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { stageOfFact } from '../../state/ladder-view.ts';
import type { Rung } from '../../state/ladder.ts';
import { visible } from '../../text/format.ts';
import { Card } from '../../ui/card.tsx';
import { FactName } from './fact-name.tsx';
import { FactValue } from './fact-value.tsx';
import styles from './facts.module.css';

type Difference = NonNullable<DiagnosisModel['control']>['differences'][number];

/** Leaves out what could not differ: facts of steps that the host never reached. */
export function reached(differences: readonly Difference[], rungs: readonly Rung[]): Difference[] {
  const met = new Set(rungs.filter(({ state }) => state !== 'blocked' && state !== 'cancelled' && state !== 'waiting').map(({ stage }) => stage));
  return differences.filter((one) => {
    const stage = stageOfFact({ name: one.fact });
    return one.here !== null || stage === null || met.has(stage);
  });
}

/** What the host that works does differently, and nothing else. */
export function Differences({ here, host, differences, all }: { here: string; host: string; differences: readonly Difference[]; all: number }) {
  const { t } = useTranslation();
  return (
    <Card title={t('case.differences', { host: visible(host) })}>
      {differences.length === 0 ? (
        <p className={styles.none}>{t('case.differencesNone')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('facts.name')}</th>
              <th scope="col">{visible(here)}</th>
              <th scope="col">{visible(host)}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((one) => (
              <tr key={one.fact}>
                <th scope="row"><FactName name={one.fact} /></th>
                <td><FactValue value={one.here} /></td>
                <td><FactValue value={one.control} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {differences.length < all && <p className={styles.left}>{t('case.differencesReached', { host: visible(here) })}</p>}
    </Card>
  );
}
