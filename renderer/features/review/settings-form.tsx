import { useState } from 'react';
import type { CaseFix } from '../../../preload/contract/channels.ts';
import { useReview, type Reviewed } from '../../state/use-review.ts';
import { words } from '../../text/fixing-words.ts';
import { textIfKnown } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import fields from '../../ui/field.module.css';
import { Field } from '../../ui/field.tsx';
import styles from './review.module.css';

type Setting = CaseFix['settings'][number];

/** Their `allowed` shows one value of many. */
const EXAMPLES: ReadonlySet<string> = new Set(['name', 'address', 'member']);

/** What only a person knows, and why an expert goes on without a sign. */
export function SettingsForm({ reviewed }: { reviewed: Reviewed }) {
  const { given, put, reason, say, plan, close } = useReview();
  const [tried, setTried] = useState(false);
  const missing = (one: Setting) => one.required && (given[one.name] ?? '').trim() === '';
  const noReason = reviewed.needsReason && reason.trim().length < 10;
  const go = () => {
    setTried(true);
    if (!reviewed.fix.settings.some(missing) && !noReason) void plan();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {reviewed.fix.settings.some((one) => one.required) && <p>{words('form.intro')}</p>}
      {reviewed.needsReason && (
        <Field label={words('form.reason')} hint={words('form.reasonHint')} problem={tried && noReason ? words('form.missing') : null}>
          {(ids) => <input {...ids} className={fields.input} maxLength={300} value={reason} onChange={(event) => say(event.target.value)} data-reason data-default-focus />}
        </Field>
      )}
      {[...reviewed.fix.settings].sort((a, b) => Number(b.required) - Number(a.required)).map((setting, at) => (
        <SettingField key={setting.name} setting={setting} value={given[setting.name] ?? ''} first={at === 0 && !reviewed.needsReason} problem={tried && missing(setting)} onChange={(value) => put(setting.name, value)} />
      ))}
      <div className={styles.buttons}>
        <span className={styles.gap} />
        <button type="submit" className="hidden-visually" tabIndex={-1} aria-hidden />
        <Button look="primary" onClick={go} data-make-plan>{words('form.go')}</Button>
        <Button shortcut="Esc" onClick={close} data-cancel>{words('confirm.cancel')}</Button>
      </div>
    </form>
  );
}

/** A few words to choose from stand in a list; everything else is typed. */
function SettingField({ setting, value, first, problem, onChange }: { setting: Setting; value: string; first: boolean; problem: boolean; onChange: (value: string) => void }) {
  const { name, allowed, required } = setting;
  const choices = /^[a-z-]+(, [a-z-]+)*$/.test(allowed) ? allowed.split(', ') : null;
  const label = `${textIfKnown(`fixing:setting.${name}`) ?? name}${required ? '' : ` ${words('form.optional')}`}`;
  const focus = first ? { 'data-default-focus': true } : {};
  return (
    <Field label={label} {...(choices === null && { hint: words(EXAMPLES.has(name) ? 'form.example' : 'form.allowed', { allowed }) })} problem={problem ? words('form.missing') : null}>
      {(ids) => (choices === null
        ? <input {...ids} {...focus} className={fields.input} autoComplete="off" spellCheck={false} maxLength={400} value={value} onChange={(event) => onChange(event.target.value)} data-setting={name} />
        : (
          <select {...ids} {...focus} className={fields.input} value={value} onChange={(event) => onChange(event.target.value)} data-setting={name}>
            <option value="">{words('form.unchosen')}</option>
            {choices.map((one) => <option key={one} value={one}>{textIfKnown(`fixing:choice.${one}`) ?? one}</option>)}
          </select>
        ))}
    </Field>
  );
}
