import { visible } from '../../text/format.ts';
import type { Change, Step } from '../../state/applying.ts';
import { useApplying } from '../../state/use-applying.ts';
import { useReview } from '../../state/use-review.ts';
import { words } from '../../text/fixing-words.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import tones from '../../ui/tones.module.css';
import { useClock } from '../case/use-clock.ts';
import styles from './review.module.css';

/** Windows' own question is easily missed: after so long we say where it is, ms. */
const HINT_AFTER_MS = 10_000;

/** The steps of the change as they come; a step cannot be stopped in the middle, and the button says so. */
export function ProgressView({ change }: { change: Change }) {
  const stop = useApplying((state) => state.stop);
  const close = useReview((state) => state.close);
  const { steps, stopping, since } = change;
  const now = useClock(true, 500);
  const last = steps.at(-1);
  return (
    <>
      <ol className={styles.progress} aria-label={words('step.title')} data-progress={steps.length}>
        {steps.length === 0 && <StepRow text={words('step.starting')} done={false} />}
        {steps.map((step, at) => <StepRow key={`${at} ${step.kind}`} text={stepText(step)} done={at < steps.length - 1} />)}
      </ol>
      {last?.kind === 'waitingForWindows' && now - since > HINT_AFTER_MS && <Notice tone="warn">{words('progress.flashing')}</Notice>}
      {stopping && <Notice tone="warn">{words('progress.stopping')}</Notice>}
      <p className={styles.hint}>{words('progress.note')}</p>
      <div className={styles.buttons}>
        <span className={styles.gap} />
        <Button icon="stop" disabled={stopping || change.runId === null} onClick={() => void stop()} data-stop-change>{words('progress.stop')}</Button>
        <Button onClick={close} data-hide-change data-default-focus>{words('progress.hide')}</Button>
      </div>
    </>
  );
}

function StepRow({ text, done }: { text: string; done: boolean }) {
  return (
    <li className={styles.step} aria-current={done ? undefined : 'step'} data-step={done ? 'done' : 'running'}>
      <Icon name={done ? 'pass' : 'running'} className={classes(tones[done ? 'pass' : 'accent'], !done && tones.spin)} />
      <span>{text}</span>
      <span className={styles.stepState}>{words(done ? 'step.done' : 'step.running')}</span>
    </li>
  );
}

function stepText({ kind, index, of, target }: Step): string {
  const short = visible((target ?? '').slice((target ?? '').lastIndexOf('\\') + 1));
  if (kind === 'applying') return words('step.applying', { index: (index ?? 0) + 1, of: of ?? 1, target: short });
  if (kind === 'restoring') return words('step.restoring', { target: short });
  return words(`step.${kind}`);
}
