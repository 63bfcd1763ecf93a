import { useTranslation } from 'react-i18next';
import type { Case } from '../../state/case.ts';
import { useCase } from '../../state/use-case.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useJudged, useOpenStudy } from '../../state/use-judged.ts';
import { useScreen } from '../../state/use-screen.ts';
import { useView } from '../../state/use-view.ts';
import { Button } from '../../ui/button.tsx';
import { SavedBody, SavedLine } from '../reports/saved-body.tsx';
import { UserView } from '../explain/user-view.tsx';
import { CaseBar } from './case-bar.tsx';
import { CaseBody } from './case-body.tsx';
import styles from './case.module.css';
import { Complaint } from './complaint.tsx';
import { LiveSummary } from './live-summary.tsx';
import { useJumps } from './use-jumps.ts';
import { VerdictCard } from './verdict-card.tsx';

/** One check: what it found, why, what to do next, and every step behind it. */
export function CaseScreen() {
  const open = useCase((state) => state.open);
  const level = useView((state) => state.level);
  useJumps();
  if (!open) return <NoCase />;
  const forUser = level === 'user' && open.target.diagnosis !== null;
  return (
    <div className={styles.screen}>
      <CaseBar open={open} />
      <LiveSummary open={open} />
      <SavedLine open={open} />
      <Complaint complaint={open.request.complaint} />
      {forUser ? <ForUser open={open} /> : (
        <>
          <VerdictCard open={open} />
          {open.saved ? <SavedBody open={open} /> : <CaseBody open={open} />}
        </>
      )}
    </div>
  );
}

function ForUser({ open }: { open: Case }) {
  const study = useOpenStudy();
  const { diagnosis } = open.target;
  return diagnosis && <Told diagnosis={diagnosis} study={study} />;
}

function Told(props: Parameters<typeof UserView>[0]) {
  return <UserView {...props} diagnosis={useJudged(props.diagnosis)} />;
}

function NoCase() {
  const { t } = useTranslation();
  const reset = useDraft((state) => state.reset);
  const show = useScreen((state) => state.show);
  return (
    <div className={styles.none}>
      <h1 tabIndex={-1} data-first-focus>{t('case.empty')}</h1>
      <p>{t('case.emptyHint')}</p>
      <div className={styles.choices}>
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
        <Button icon="flask" onClick={() => show('practice')}>{t('practice.open')}</Button>
      </div>
    </div>
  );
}
