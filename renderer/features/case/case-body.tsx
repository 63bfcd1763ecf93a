import { useTranslation } from 'react-i18next';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Case } from '../../state/case.ts';
import { useJudged, useOpenStudy } from '../../state/use-judged.ts';
import { useView } from '../../state/use-view.ts';
import { Card } from '../../ui/card.tsx';
import { AdviceCard } from '../explain/advice-card.tsx';
import { CausesCard } from '../explain/causes-card.tsx';
import { NextCheckCard } from '../explain/next-check-card.tsx';
import { QuestionsCard } from '../explain/questions-card.tsx';
import { RuledOutCard } from '../explain/ruled-out.tsx';
import { FixesCard } from '../fixes/fixes-card.tsx';
import { GuideCard } from '../guide/guide-card.tsx';
import { GuideHistory } from '../guide/guide-history.tsx';
import { PasteBox } from '../guide/paste-box.tsx';
import { WaySwitch } from '../guide/way-switch.tsx';
import { CollectorSteps } from '../collector/collector-steps.tsx';
import { NotesCard } from '../notes/notes-card.tsx';
import { ExplanationView } from '../start/explanation-view.tsx';
import { ChecksCard } from '../tables/checks-card.tsx';
import { FactsCard } from '../tables/facts-card.tsx';
import styles from './case.module.css';
import { Differences, reached } from './differences.tsx';
import { Findings } from './findings.tsx';
import { LadderCard } from './ladder-card.tsx';

/** Left what was measured, right what follows from it, below the tables. */
export function CaseBody({ open }: { open: Case }) {
  const { diagnosis } = open.target;
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.left}>
          <LadderCard open={open} />
          {diagnosis && <Measured open={open} diagnosis={diagnosis} />}
          <PastedError open={open} />
          <NotesCard />
        </div>
        {diagnosis && (
          <div className={styles.right} data-pane>
            <Follows diagnosis={diagnosis} />
          </div>
        )}
        {diagnosis && (
          <div className={styles.more}>
            <More />
          </div>
        )}
      </div>
      {diagnosis && <Tables diagnosis={diagnosis} />}
    </>
  );
}

function Measured({ open, diagnosis }: { open: Case; diagnosis: DiagnosisModel }) {
  const { target, control } = open;
  return (
    <>
      {diagnosis.control && control && <Differences host={control.host} here={target.host} differences={reached(diagnosis.control.differences, target.rungs)} all={diagnosis.control.differences.length} />}
      <Findings diagnosis={diagnosis} />
    </>
  );
}

function PastedError({ open }: { open: Case }) {
  const { t } = useTranslation();
  const { explanation } = open.request;
  return explanation && (
    <div data-error-text tabIndex={-1}>
      <Card title={t('case.errorText')}>
        <ExplanationView explanation={explanation} folded />
      </Card>
    </div>
  );
}

/** What only a person knows, and what others advise. */
function More() {
  const { t } = useTranslation();
  const study = useOpenStudy();
  const way = useView((state) => state.way);
  return (
    <>
      <QuestionsCard />
      {way === 'expert' && (
        <Card title={t('paste.title')}>
          <CollectorSteps startsOpen={false} />
          <PasteBox />
          <GuideHistory />
        </Card>
      )}
      {study && <AdviceCard advice={study.advice} />}
    </>
  );
}

/** The right half. */
function Follows({ diagnosis }: { diagnosis: DiagnosisModel }) {
  const study = useOpenStudy();
  const way = useView((state) => state.way);
  const { causes, ruledOut, nextCheck } = useJudged(diagnosis);
  return (
    <>
      <div className={styles.way}><WaySwitch /></div>
      {way === 'guided' && study && <GuideCard study={study} causes={causes} />}
      <CausesCard causes={causes} healthy={diagnosis.verdict.code === 'HEALTHY'} />
      {causes.length > 0 && <FixesCard />}
      {way === 'expert' && nextCheck && <NextCheckCard check={nextCheck} />}
      <RuledOutCard ruledOut={ruledOut} />
    </>
  );
}

function Tables({ diagnosis }: { diagnosis: DiagnosisModel }) {
  const way = useView((state) => state.way);
  const { checks } = useJudged(diagnosis);
  return (
    <>
      {way === 'expert' && <ChecksCard checks={checks} />}
      <FactsCard facts={diagnosis.facts} checks={checks} startsOpen={false} />
    </>
  );
}
