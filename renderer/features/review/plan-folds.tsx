import type { ReadyPlan } from '../../../preload/contract/fixing.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { words } from '../../text/fixing-words.ts';
import { sentenceOf } from '../../text/i18n.ts';
import styles from './review.module.css';

/** For those who want to see more: what runs, letter by letter, and how a person does it; the plan's hash. */
export function PlanFolds({ ready, technical }: { ready: ReadyPlan; technical: boolean }) {
  const { plan, scripts, steps } = ready;
  return (
    <div className={styles.folds}>
      {technical && scripts.map((script) => (
        <details key={script.name}>
          <summary>{words('part.script')} {script.name}</summary>
          <p className={styles.hash}>sha256 {script.sha256}</p>
          <pre className={styles.script} tabIndex={0}>{script.text}</pre>
        </details>
      ))}
      {technical && (
        <details data-operations>
          <summary>{words('part.operations')}</summary>
          <pre className={styles.script} tabIndex={0}>{plan.operations.map(({ primitive, args }) => `${primitive} ${JSON.stringify(args, null, 2)}`).join('\n')}</pre>
        </details>
      )}
      <ManualSteps steps={steps} />
      {technical && <p className={styles.hash} data-sha>{words('part.plan')} sha256 {plan.sha256}</p>}
    </div>
  );
}

/** How a person does the same, folded. */
export function ManualSteps({ steps, startsOpen = false }: { steps: readonly Message[]; startsOpen?: boolean }) {
  if (steps.length === 0) return null;
  return (
    <details open={startsOpen} data-manual-steps>
      <summary>{words('part.steps')}</summary>
      <ol className={styles.steps}>
        {steps.map((step) => <li key={step.key}>{sentenceOf(step)}</li>)}
      </ol>
    </details>
  );
}
