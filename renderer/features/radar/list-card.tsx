import { isNumber, LIMITS } from '../../state/radar-draft.ts';
import { useRadar } from '../../state/use-radar.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './radar.module.css';
import { MAX_TEXT, useDrop } from './use-drop.ts';
import { useWords } from './words.ts';

/** The list to check: pasted, chosen or dropped; how many at once; and what is sent to whom. */
export function ListCard({ startsOpen }: { startsOpen: boolean }) {
  const { words } = useWords();
  const { draft, edit, pick, run } = useRadar();
  const { over, problem } = useDrop();
  return (
    <details className={classes(styles.card, over && styles.over)} open={startsOpen} data-radar-list>
      <summary className={styles.cardTitle}><h2>{words('list.title')}</h2></summary>
      <div className={styles.form}>
        {draft.file ? (
          <p className={styles.chosen}>
            <span>{words('list.chosen', { name: visible(draft.file.name) })}</span>
            <Button look="quiet" icon="close" onClick={() => edit({ file: null })}>{words('list.unchoose')}</Button>
          </p>
        ) : (
          <Field label={words('list.label')} hint={words('list.hint')} problem={problem && words(problem)}>
            {(ids) => (
              <textarea {...ids} className={classes(field.input, styles.list)} rows={6} maxLength={MAX_TEXT} spellCheck={false} placeholder={words('list.placeholder')} value={draft.text} data-radar-text onChange={(event) => edit({ text: event.target.value })} />
            )}
          </Field>
        )}
        {draft.file && problem && <Notice tone="fail">{words(problem)}</Notice>}
        <div className={styles.options}>
          <Button icon="paste" data-radar-pick onClick={() => void pick()}>{words('list.file')}</Button>
          {(['concurrency', 'warnDays'] as const).map((name) => (
            <Field key={name} label={words(`options.${name}`)} hint={words(`options.${name}Hint`)} problem={isNumber(name, draft[name]) ? null : words('options.range', LIMITS[name])}>
              {(ids) => <input {...ids} className={classes(field.input, styles.number)} inputMode="numeric" value={draft[name]} data-radar-option={name} onChange={(event) => edit({ [name]: event.target.value.slice(0, 8) })} />}
            </Field>
          ))}
        </div>
        {run && !draft.file && <p className={styles.muted}>{words('list.kept')}</p>}
        <div>
          <h3>{words('sends.title')}</h3>
          <p className={styles.sends}>{words('sends.text')}</p>
        </div>
      </div>
    </details>
  );
}
