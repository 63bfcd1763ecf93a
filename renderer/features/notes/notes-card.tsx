import { useNotes } from '../../state/use-notes.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { Notice } from '../../ui/notice.tsx';
import { NoteList } from './note-list.tsx';
import styles from './notes.module.css';

/** What the technician writes down while the call goes on; it is kept with the case and stands in its report. */
export function NotesCard() {
  const { words, lang, errorText } = useReportWords();
  const { notes, draft, error, type, add } = useNotes();
  return (
    <Card title={words('notes.title')} note={words('notes.note')}>
      <div className={styles.card}>
        {error && <Notice tone="warn">{errorText(error)}</Notice>}
        {notes.length > 0 && <NoteList notes={notes} lang={lang} />}
        <form
          className={styles.form}
          data-notes={notes.length}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field label={words('notes.label')} hint={words('notes.hint')}>
            {(ids) => (
              <textarea
                {...ids}
                className={field.input}
                rows={2}
                value={draft}
                data-note-text
                onChange={(event) => type(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  add();
                }}
              />
            )}
          </Field>
          <Button type="submit" icon="plus" disabled={draft.trim() === ''} data-add-note>{words('notes.add')}</Button>
        </form>
      </div>
    </Card>
  );
}
