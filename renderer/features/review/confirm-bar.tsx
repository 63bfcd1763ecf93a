import { useId, useState } from 'react';
import type { ReadyPlan } from '../../../preload/contract/fixing.ts';
import { useApplying } from '../../state/use-applying.ts';
import { useReview, type Reviewed } from '../../state/use-review.ts';
import { words } from '../../text/fixing-words.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import fields from '../../ui/field.module.css';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { countdown } from '../time-box/countdown.ts';
import { useNow } from '../time-box/use-now.ts';
import styles from './review.module.css';

/** The decision. Cancel has the focus from tier 2 on; in tier 3 the computer's name is typed first; an old plan is made anew. */
export function ConfirmBar({ ready, reviewed }: { ready: ReadyPlan; reviewed: Reviewed }) {
  const [typed, setTyped] = useState('');
  const [ifProven, setIfProven] = useState(false);
  const { close, plan: lookAgain, edit } = useReview();
  const start = useApplying((state) => state.start);
  const now = useNow(true);
  const { plan } = ready;
  const left = Date.parse(ready.expiresAt) - now;
  const expired = left <= 0;
  const asksName = plan.tier >= 3;
  const matches = !asksName || typed.trim() === ready.host;
  const apply = () => void start({ ready, here: reviewed.fix.side === 'client', cause: reviewed.cause }, asksName ? typed.trim() : plan.confirm, ifProven ? 'ifProven' : 'ask');
  return (
    <footer className={styles.confirm}>
      {plan.keepWithinMinutes !== null && plan.timeBoxMinutes === null && (
        <label className={styles.check}>
          <input type="checkbox" checked={ifProven} onChange={(event) => setIfProven(event.target.checked)} data-if-proven />
          <span>{words('ifProven')}</span>
        </label>
      )}
      {asksName && !expired && <HostName host={ready.host} typed={typed} onType={setTyped} />}
      {expired ? <Notice tone="warn">{words('confirm.expired')}</Notice> : <p className={styles.expires} data-expires>{words('confirm.expires', { time: countdown(left) })}</p>}
      <div className={styles.buttons}>
        {reviewed.fix.settings.length > 0 && <Button look="quiet" onClick={edit} data-edit-settings>{words('form.change')}</Button>}
        <span className={styles.gap} />
        {expired
          ? <Button look="primary" icon="refresh" onClick={() => void lookAgain()} data-look-again>{words('confirm.again')}</Button>
          : <Button look="primary" disabled={!matches} onClick={apply} data-apply {...(plan.tier < 2 && { 'data-default-focus': true })}>{sentenceOf(reviewed.fix.title)}</Button>}
        <Button shortcut="Esc" onClick={close} data-cancel {...(plan.tier >= 2 && { 'data-default-focus': true })}>{words('confirm.cancel')}</Button>
      </div>
    </footer>
  );
}

/** Typed or pasted; what is wrong with it is said once something stands there. */
function HostName({ host, typed, onType }: { host: string; typed: string; onType: (text: string) => void }) {
  const id = useId();
  const wrong = typed.trim() !== '' && typed.trim() !== host && !host.startsWith(typed.trim());
  return (
    <Field label={words('confirm.host', { host })} hint={words('confirm.hostHint')} problem={wrong ? words('confirm.hostWrong', { text: typed.trim().slice(0, 80), host }) : null}>
      {(ids) => <input {...ids} className={fields.input} name={id} autoComplete="off" spellCheck={false} maxLength={300} value={typed} onChange={(event) => onType(event.target.value)} data-host-name />}
    </Field>
  );
}
