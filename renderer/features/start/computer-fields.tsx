import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { computerOf } from '../../state/draft.ts';
import { useDraft } from '../../state/use-draft.ts';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { problemOf } from './problem-of.ts';

const PLAIN_TEXT = { type: 'text', spellCheck: false, autoCapitalize: 'off', autoComplete: 'off', maxLength: 300, className: field.input } as const;

/** Asked only when the smart field holds an error; filled with the computer the error names. */
export function ComputerField() {
  const { t } = useTranslation();
  const { problem, computer, set } = useDraft();
  const known = useDraft(computerOf);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem?.field === 'computer') input.current?.focus();
  }, [problem]);
  return (
    <Field label={t('start.computer')} hint={t('start.computerHint')} problem={problemOf(t, problem, 'computer')}>
      {(ids) => <input {...ids} {...PLAIN_TEXT} ref={input} placeholder={t('start.placeholder')} value={computer ?? known} onChange={(event) => set({ computer: event.target.value })} data-computer-field />}
    </Field>
  );
}

/** A server that works, to compare with. */
export function ControlField() {
  const { t } = useTranslation();
  const { control, problem, set } = useDraft();
  return (
    <Field label={t('start.control')} hint={t('start.controlHint')} problem={problemOf(t, problem, 'control')}>
      {(ids) => <input {...ids} {...PLAIN_TEXT} placeholder={t('start.controlPlaceholder')} value={control} onChange={(event) => set({ control: event.target.value })} />}
    </Field>
  );
}
