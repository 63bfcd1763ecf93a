import { useTranslation } from 'react-i18next';
import { useCase } from '../../state/use-case.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useScreen } from '../../state/use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ExplanationView } from '../start/explanation-view.tsx';
import { CaseBar } from './case-bar.tsx';
import styles from './case.module.css';
import { Differences, reached } from './differences.tsx';
import { Findings } from './findings.tsx';
import { LadderCard } from './ladder-card.tsx';
import { LiveSummary } from './live-summary.tsx';
import { VerdictCard } from './verdict-card.tsx';

/** One check: what it found, what to do next, and every step behind it. */
export function CaseScreen() {
  const { t } = useTranslation();
  const open = useCase((state) => state.open);
  if (!open) return <NoCase />;
  const { request, target, control } = open;
  const diagnosis = target.diagnosis;
  return (
    <div className={styles.screen}>
      <CaseBar open={open} />
      <LiveSummary open={open} />
      <VerdictCard open={open} />
      <LadderCard open={open} />
      {diagnosis?.control && control && <Differences host={control.host} here={target.host} differences={reached(diagnosis.control.differences, target.rungs)} all={diagnosis.control.differences.length} />}
      {diagnosis && <Findings diagnosis={diagnosis} />}
      {request.explanation && (
        <Card title={t('case.errorText')}>
          <ExplanationView explanation={request.explanation} />
        </Card>
      )}
    </div>
  );
}

function NoCase() {
  const { t } = useTranslation();
  const reset = useDraft((state) => state.reset);
  const show = useScreen((state) => state.show);
  return (
    <div className={styles.none}>
      <h1 tabIndex={-1} data-first-focus>{t('case.empty')}</h1>
      <p>{t('case.emptyHint')}</p>
      <Button
        look="primary"
        icon="plus"
        onClick={() => {
          reset();
          show('start');
        }}
      >
        {t('rail.start')}
      </Button>
    </div>
  );
}
