import type { Draft, KeyModel } from '../../../preload/contract/connection.ts';
import { isNewLine, sameKey, settingOf } from '../../state/connection-edits.ts';
import { useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { BlurField } from './blur-field.tsx';
import styles from './settings.module.css';
import { settingText, useWords } from './words.ts';

/** One documented setting: a choice where its values are known, else a field that is read when it is left. */
export function SettingField({ model, draft }: { model: KeyModel; draft: Draft }) {
  const { words } = useWords();
  const { refused, change, takeBack } = useConnection();
  const { key, range } = model;
  const setting = settingOf(draft, key);
  const problem = refused[key] ?? null;
  const changed = draft.changes.some((one) => sameKey(one.key, key));
  const hint = range ? words('settings.range', { key, min: range[0], max: range[1] }) : key;
  return (
    <div className={styles.field} data-setting={key}>
      {model.secret ? <Secret model={model} draft={draft} /> : model.values ? <Choice model={model} draft={draft} /> : (
        <BlurField label={settingText(key)} hint={hint} value={setting?.value ?? ''} refused={problem} numeric={model.type === 'i'} maxLength={10_000} name={key} apply={(text) => (text === '' && setting === null ? takeBack(key).then(() => null) : change(key, model.type === 's' ? text : text.trim()))} />
      )}
      {(changed || problem) && <Button look="quiet" icon="back" aria-label={words('settings.undoNamed', { key })} onClick={() => void takeBack(key)}>{words('settings.undo')}</Button>}
    </div>
  );
}

function Choice({ model, draft }: { model: KeyModel; draft: Draft }) {
  const { words } = useWords();
  const { refused, change, takeBack } = useConnection();
  const { key } = model;
  const values = model.values ?? [];
  const setting = settingOf(draft, key);
  const problem = refused[key];
  const now = setting?.value.trim() ?? '';
  const isSwitch = values.length === 2 && values[0] === 0 && values[1] === 1;
  const labelOf = (value: number): string => (isSwitch ? words(value === 0 ? 'settings.off' : 'settings.on') : String(value));
  return (
    <Field label={settingText(key)} hint={key} problem={problem ? sentenceOf(problem) : null}>
      {(ids) => (
        <select {...ids} className={field.input} value={now} data-field={key} onChange={(event) => void (event.target.value === '' ? takeBack(key) : change(key, event.target.value))}>
          {(setting === null || isNewLine(draft.diff, key)) && <option value="">{words('settings.unset')}</option>}
          {setting !== null && !values.some((value) => String(value) === now) && <option value={now}>{visible(now) || words('settings.blank')}</option>}
          {values.map((value) => <option key={value} value={String(value)}>{labelOf(value)}</option>)}
        </select>
      )}
    </Field>
  );
}

/** Never a field: Windows asks. What the file has is shown as dots, and can be emptied. */
function Secret({ model: { key }, draft }: { model: KeyModel; draft: Draft }) {
  const { words } = useWords();
  const change = useConnection((state) => state.change);
  const there = settingOf(draft, key) !== null;
  const emptied = draft.changes.some((one) => sameKey(one.key, key) && one.value === '');
  return (
    <div>
      <p className={styles.label}>{settingText(key)}</p>
      <p>{there && !emptied ? <span aria-label={words('settings.dots')} role="img">••••••••</span> : <span className={styles.muted}>{words('settings.asks')}</span>}</p>
      {there && !emptied && <Button data-empty={key} onClick={() => void change(key, '')}>{words('settings.empty')}</Button>}
      <p className={styles.muted}>{key}</p>
    </div>
  );
}
