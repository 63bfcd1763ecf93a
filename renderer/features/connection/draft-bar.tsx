import type { Draft } from '../../../preload/contract/connection.ts';
import { useLaunch } from '../../state/connection-launch.ts';
import { takeTyped } from '../../state/connection-typed.ts';
import { isUnsaved, useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import { connect } from './connect.ts';
import styles from './draft-bar.module.css';
import { useWords } from './words.ts';

/** Which profile this is, whether it is saved, and what can be done with the whole of it. */
export function DraftBar({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const { refused, busy, save, exportCopy, close } = useConnection();
  const { clients, starting } = useLaunch();
  const { origin } = draft;
  const unsaved = isUnsaved({ draft, refused });
  return (
    <header className={styles.bar} data-draft={origin.kind} data-unsaved={unsaved}>
      <div className={styles.head}>
        <div className={styles.who}>
          <Button look="quiet" icon="back" data-close-draft onClick={close}>{words('bar.list')}</Button>
          <h1 tabIndex={-1} data-first-focus>{visible(draft.name)}</h1>
          <Chip tone={unsaved ? 'warn' : 'pass'} icon={unsaved ? 'warn' : 'pass'}>{words(unsaved ? 'bar.unsaved' : 'bar.saved')}</Chip>
          {draft.practice !== null && <Chip tone="neutral" icon="unknown">{words('list.practice')}</Chip>}
          <Chip tone={draft.signature.state === 'present' && !draft.signature.dropped ? 'accent' : 'neutral'} icon="shield">{words(draft.signature.dropped ? 'bar.signatureDropped' : `bar.signature.${draft.signature.state}`)}</Chip>
        </div>
        <div className={styles.actions}>
          <Button shortcut="Ctrl+S" disabled={busy || !unsaved} data-save onClick={() => void takeTyped().then(() => save())}>{words('bar.save')}</Button>
          {origin.kind === 'file' && <Button disabled={busy} data-keep onClick={() => void save({ into: 'store' })}>{words('bar.keep')}</Button>}
          <Button shortcut="Ctrl+E" disabled={busy} data-export onClick={() => void exportCopy()}>{words('bar.export')}</Button>
          <Button look="primary" icon="play" shortcut="Ctrl+Enter" disabled={busy || starting || clients?.length === 0 || draft.addresses.length === 0} data-connect-now onClick={() => void takeTyped().then(connect).then(showResult)}>{words(unsaved ? 'connect.saveAndGo' : 'connect.go')}</Button>
        </div>
      </div>
      <p className={styles.form}>
        {origin.kind === 'file' ? <bdi>{visible(origin.path)}</bdi> : words(`bar.origin.${origin.kind}`)}
        {' · '}
        {words('bar.form', { encoding: draft.encoding.toUpperCase(), mark: sentenceOf({ key: `profile:show.${draft.bom ? 'mark' : 'noMark'}` }), ends: sentenceOf({ key: `profile:show.ends.${draft.lineEnds}` }) })}
      </p>
      {origin.kind === 'new' && <NewName />}
      {draft.signature.dropped && <p className={styles.dropped} role="status">{sentenceOf(draft.signature.sentence)}</p>}
    </header>
  );
}

/** What came of it stands further down. */
const showResult = (): void => document.querySelector('[data-launch]')?.scrollIntoView({ block: 'center' });

/** What a profile that lies nowhere yet will be called. */
function NewName() {
  const { words } = useWords();
  const { name, rename } = useConnection();
  return (
    <div className={styles.name}>
      <Field label={words('list.name')}>
        {(ids) => <input {...ids} className={field.input} value={name} maxLength={120} spellCheck={false} data-draft-name onChange={(event) => rename(event.target.value)} />}
      </Field>
    </div>
  );
}
