import * as Radix from '@radix-ui/react-dialog';
import { Fragment, type ReactNode } from 'react';
import type { ReadyPlan } from '../../../preload/contract/fixing.ts';
import type { Reviewed } from '../../state/use-review.ts';
import { useView } from '../../state/use-view.ts';
import { words } from '../../text/fixing-words.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { ChangesTable } from './changes-table.tsx';
import { ConfirmBar } from './confirm-bar.tsx';
import { PlanFolds } from './plan-folds.tsx';
import styles from './review.module.css';

/** What would happen, in the order in which it is asked about: why, what, who notices, way back, what keeps it, what if, as whom. All of it comes from the plan. */
export function PlanView({ ready, reviewed }: { ready: ReadyPlan; reviewed: Reviewed }) {
  const forUser = useView((state) => state.level === 'user');
  const { plan } = ready;
  const { texts } = plan;
  const notes = plan.guards.flatMap((guard, at) => (guard.state === 'warn' && texts.guards[at] ? [texts.guards[at]] : []));
  const why = texts.why.length > 0 ? texts.why.map(sentenceOf) : [words('part.whyReason', { reason: plan.settings['reason'] ?? '' })];
  return (
    <>
      <dl className={styles.parts}>
        <Part name={words('part.why')}><Radix.Description asChild><div>{why.map((one) => <p key={one}>{one}</p>)}</div></Radix.Description></Part>
        <Part name={words('part.changes')}><ChangesTable changes={ready.changes} /></Part>
        <Part name={words('part.notices')}>{sentenceOf(texts.whoNotices)}</Part>
        <Part name={words('part.wayBack')}>{sentenceOf(texts.wayBack)}</Part>
        <Part name={words('part.keptIf')}>{keptIf(ready)}</Part>
        <Part name={words('part.interrupted')}>{sentenceOf(texts.ifInterrupted)}</Part>
        {!forUser && <Part name={words('part.runsAs')}>{runsAs(ready)}</Part>}
        {notes.length > 0 && <Part name={words('part.note')}>{notes.map((note) => <p key={note.key} data-note>{sentenceOf(note)}</p>)}</Part>}
      </dl>
      <PlanFolds ready={ready} technical={!forUser} />
      <ConfirmBar key={ready.token} ready={ready} reviewed={reviewed} />
    </>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Fragment>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </Fragment>
  );
}

function keptIf({ plan }: ReadyPlan): string {
  if (plan.timeBoxMinutes !== null) return words('keptIf.timeBox', { minutes: plan.timeBoxMinutes });
  if (plan.keepWithinMinutes !== null) return words('keptIf.keepWithin', { minutes: plan.keepWithinMinutes });
  return words(plan.proof.probe ? 'keptIf.proven' : 'keptIf.read');
}

function runsAs({ plan, account, asksWindows }: ReadyPlan): string {
  if (plan.machine.startsWith('practice:')) return words('runs.practice');
  if (account === null) return words('runs.self');
  return words(asksWindows ? 'runs.once' : 'runs.account', { account });
}
