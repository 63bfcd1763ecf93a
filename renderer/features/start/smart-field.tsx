import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isError, looksLikeProse } from '../../state/draft.ts';
import { useDraft } from '../../state/use-draft.ts';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { classes } from '../../ui/classes.ts';
import { problemOf } from './problem-of.ts';
import styles from './start.module.css';

/** One field for both: a computer's name or a whole error box. Grows with what is in it. */
export function SmartField() {
  const { t } = useTranslation();
  const { text, problem, type, paste, check } = useDraft();
  const error = useDraft(isError);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    box.rows = 1;
    const line = Number.parseFloat(getComputedStyle(box).lineHeight) || 22;
    box.rows = Math.min(6, Math.max(1, Math.round((box.scrollHeight - 16) / line)));
  });
  return (
    <Field label={t('start.field')} hint={t('start.hint')} problem={problemOf(t, problem, 'text')}>
      {(ids) => (
        <textarea
          {...ids}
          ref={area}
          className={classes(field.input, styles.smart, error && styles.prose)}
          rows={1}
          value={text}
          placeholder={t('start.placeholder')}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          data-first-focus
          data-computer-field={error ? undefined : true}
          onChange={(event) => type(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            if (!looksLikeProse(pasted)) return;
            event.preventDefault();
            paste(pasted);
            requestAnimationFrame(() => area.current?.setSelectionRange(0, 0));
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void check();
          }}
        />
      )}
    </Field>
  );
}
