import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { VerdictModel } from '../../../preload/contract/diagnosis.ts';
import type { Rung } from '../../state/ladder.ts';
import { formatMs, visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import styles from './ladder.module.css';
import { chipOf } from './verdict-look.ts';

const TIMED: ReadonlySet<Rung['state']> = new Set<Rung['state']>(['pass', 'warn', 'fail', 'timedOut']);

/** How one step went for one address. `label` says which, where the columns have become lines. */
export function LadderCell({ rung, now, label, verdict }: { rung: Rung | null; now: number; label: string; verdict: VerdictModel | undefined }) {
  const { t } = useTranslation();
  if (!rung) return <StateMark state="notApplicable" />;
  return (
    <div className={styles.cell}>
      <span className={styles.label}>{visible(label)}</span>
      <span className={styles.outcome}>
        <StateMark state={rung.state} />
        <span className={styles.ms}>{timeOf(rung, now, t)}</span>
      </span>
      {rung.state === 'blocked' && rung.blockedBy && <span className={styles.detail}>{t('case.blockedBy', { stage: t(`stage.${rung.blockedBy}`) })}</span>}
      {rung.detail && <span className={styles.detail}>{saidAbove(rung, verdict) ? t(`chip.${chipOf(verdict.code)}`) : sentenceOf(rung.detail)}</span>}
    </div>
  );
}

/** The verdict stands above the ladder in full; its own rung only repeats it in short. */
function saidAbove({ detail }: Rung, verdict: VerdictModel | undefined): verdict is VerdictModel {
  return verdict !== undefined && JSON.stringify(detail) === JSON.stringify(verdict.sentence);
}

function timeOf({ state, ms, since, limitMs }: Rung, now: number, t: TFunction): string {
  if (TIMED.has(state)) return formatMs(t, ms);
  if (state !== 'running' || since === null) return '';
  const elapsed = t('common.seconds', { value: (Math.max(0, now - since) / 1000).toFixed(1) });
  return limitMs === undefined ? elapsed : t('case.limit', { elapsed, limit: formatMs(t, Math.round(limitMs)) });
}
