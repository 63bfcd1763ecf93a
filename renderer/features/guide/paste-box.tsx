import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../preload/contract/errors.ts';
import { useStudy } from '../../state/use-study.ts';
import { errorText } from '../../text/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { PastedNotes } from '../collector/pasted-notes.tsx';
import styles from './guide.module.css';

/** Takes an error text or a collector's block into the case. */
export function PasteBox() {
  const { t } = useTranslation();
  const paste = useStudy((state) => state.paste);
  const [text, setText] = useState('');
  const [error, setError] = useState<CallError | null>(null);
  const problem = error && errorText(error);
  const take = async () => {
    const refused = await paste(text);
    setError(refused);
    if (!refused) setText('');
  };
  return (
    <form
      className={styles.paste}
      data-question="paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void take();
      }}
    >
      <Field label={t('paste.label')} hint={t('paste.hint')} problem={problem}>
        {(ids) => <textarea {...ids} className={field.input} rows={3} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <PastedNotes />
      <Button type="submit" icon="paste">{t('paste.take')}</Button>
    </form>
  );
}
