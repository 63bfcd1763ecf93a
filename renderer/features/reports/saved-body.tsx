import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import type { Case } from '../../state/case.ts';
import { clock } from '../../state/call-timer.ts';
import { useJudged } from '../../state/use-judged.ts';
import { useSavedCases } from '../../state/use-saved-cases.ts';
import { formatTime } from '../../text/format.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Findings } from '../case/findings.tsx';
import { LadderCard } from '../case/ladder-card.tsx';
import layout from '../case/case.module.css';
import { CausesCard } from '../explain/causes-card.tsx';
import { RuledOutCard } from '../explain/ruled-out.tsx';
import { NoteList } from '../notes/note-list.tsx';
import { ProofView } from '../proof/proof-view.tsx';
import { ChecksCard } from '../tables/checks-card.tsx';
import { FactsCard } from '../tables/facts-card.tsx';
import styles from './reports.module.css';

/** A saved case, to be read: nothing is asked, run or changed from here but a new check. */
export function SavedBody({ open }: { open: Case }) {
  const { diagnosis } = open.target;
  return diagnosis && <Body open={open} diagnosis={diagnosis} />;
}

function Body({ open, diagnosis }: { open: Case; diagnosis: DiagnosisModel }) {
  const { causes, ruledOut, checks } = useJudged(diagnosis);
  return (
    <>
      <div className={layout.columns}>
        <div className={layout.left}>
          <LadderCard open={open} />
          <Findings diagnosis={diagnosis} />
        </div>
        <div className={layout.right} data-pane>
          <SavedNotes />
          <CausesCard causes={causes} healthy={diagnosis.verdict.code === 'HEALTHY'} />
          <RuledOutCard ruledOut={ruledOut} />
        </div>
      </div>
      <Before now={diagnosis} />
      <ChecksCard checks={checks} readOnly />
      <FactsCard facts={diagnosis.facts} checks={checks} startsOpen={false} />
    </>
  );
}

/** That this is no check of now, said above everything else. */
export function SavedLine({ open }: { open: Case }) {
  const { words, lang } = useReportWords();
  if (!open.saved) return null;
  const { startedAt, from } = open.saved;
  return <p className={styles.savedLine} data-saved-case={open.saved.id}><Icon name="page" /> <span>{words(from === 'file' ? 'case.fromFile' : 'case.saved', { at: formatTime(lang, startedAt, true) })}</span></p>;
}

function SavedNotes() {
  const { words, lang } = useReportWords();
  const shown = useSavedCases((state) => state.shown);
  if (!shown || (shown.notes.length === 0 && !shown.timer)) return null;
  return (
    <Card title={words('notes.title')}>
      {shown.notes.length > 0 && <NoteList notes={shown.notes} lang={lang} />}
      {shown.timer && <p className={styles.muted}>{words('timer.took', { time: clock(shown.timer.seconds) })}</p>}
    </Card>
  );
}

function Before({ now }: { now: DiagnosisModel }) {
  const { words } = useReportWords();
  const before = useSavedCases((state) => state.shown?.before ?? null);
  return before && <Card title={words('case.before')}><ProofView before={before} after={now} back={false} /></Card>;
}
