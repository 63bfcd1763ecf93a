import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosisModel, Strength } from '../../../preload/contract/diagnosis.ts';
import { useOpenStudy } from '../../state/use-judged.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { FixOfCause } from '../fixes/go-to-fix.tsx';
import styles from './causes.module.css';
import { CauseBar, type Weight } from './cause-bar.tsx';
import { EvidenceList } from './evidence.tsx';

type Cause = DiagnosisModel['causes'][number];

/** So many causes are shown at first; the rest on demand. */
const FIRST = 3;

/** What may have caused it, the best supported first, each with what speaks for and against it. */
export function CausesCard({ causes, healthy }: { causes: readonly Cause[]; healthy: boolean }) {
  const { t } = useTranslation();
  const study = useOpenStudy();
  const [all, setAll] = useState(false);
  const weights = new Map(study?.weights.map((one) => [one.id, one]));
  const most = Math.max(...(study?.weights ?? []).flatMap((one) => [one.for, one.against]), 1);
  const shown = all ? causes : causes.slice(0, FIRST);
  return (
    <Card title={t('causes.title')} note={causes.length > 0 ? t('causes.legend') : undefined}>
      {causes.length === 0 && <p className={styles.none}>{t(healthy ? 'causes.noneHealthy' : 'causes.none')}</p>}
      <ol className={styles.list}>
        {shown.map((cause, index) => <CauseItem key={cause.id} cause={cause} rank={index + 1} weight={weights.get(cause.id)} most={most} startsOpen={index === 0} />)}
      </ol>
      {causes.length > FIRST && (
        <Button look="quiet" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('causes.fewer') : t('causes.more', { number: causes.length - FIRST })}
        </Button>
      )}
    </Card>
  );
}

function CauseItem({ cause, rank, weight, most, startsOpen }: { cause: Cause; rank: number; weight: Weight | undefined; most: number; startsOpen: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(startsOpen);
  const supported = cause.strength === 'proven' || cause.strength === 'strong';
  return (
    <li className={styles.cause} data-cause={cause.id} data-strength={cause.strength}>
      <h3 className={styles.head}>
        <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="chevron" size={14} className={styles.chevron} />
          <span className={styles.rank}>{rank}</span>
          <span>{sentenceOf(cause.title)}</span>
        </button>
      </h3>
      <div className={styles.measure}>
        {weight && <CauseBar weight={weight} most={most} strength={cause.strength} />}
        <StrengthWord strength={cause.strength} />
        <span className={styles.count}>{t('causes.count', { for: cause.for.length, against: cause.against.length })}</span>
      </div>
      {supported && <FixOfCause cause={cause.id} className={styles.fix} />}
      {open && (
        <ul className={styles.points}>
          <EvidenceList list={cause.for} side="for" />
          <EvidenceList list={cause.against} side="against" />
        </ul>
      )}
    </li>
  );
}

/** The strength as a word; only what is well supported is red. */
export function StrengthWord({ strength }: { strength: Strength }) {
  const { t } = useTranslation();
  return <span className={classes(styles.word, styles[`word-${strength}`])}>{t(`strength.${strength}`)}</span>;
}
