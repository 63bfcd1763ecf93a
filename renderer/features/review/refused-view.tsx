import type { CallError } from '../../../preload/contract/errors.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { useReview } from '../../state/use-review.ts';
import { words } from '../../text/fixing-words.ts';
import { errorText } from '../../text/error-text.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ManualSteps } from './plan-folds.tsx';
import styles from './review.module.css';

/** Why there is no plan, and what a person can do instead. */
export function RefusedView({ sentence, error, steps }: { sentence?: Message; error?: CallError | null; steps: readonly Message[] }) {
  const { reviewed, plan, edit, close } = useReview();
  const text = sentence ? sentenceOf(sentence) : errorText(error ?? { code: 'defect' });
  return (
    <>
      <p className={styles.refused}>{words('refused.title')}</p>
      <Notice tone="warn">{text}</Notice>
      <div className={styles.folds}><ManualSteps steps={steps} startsOpen /></div>
      <div className={styles.buttons}>
        {reviewed && reviewed.fix.settings.length + Number(reviewed.needsReason) > 0 && <Button onClick={edit} data-edit-settings>{words('form.change')}</Button>}
        <span className={styles.gap} />
        <Button icon="refresh" onClick={() => void plan()} data-look-again>{words('confirm.again')}</Button>
        <Button shortcut="Esc" onClick={close} data-cancel data-default-focus>{words('act.close')}</Button>
      </div>
    </>
  );
}
