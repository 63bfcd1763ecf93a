import * as Radix from '@radix-ui/react-dialog';
import { useState } from 'react';
import type { StoredProfile } from '../../../preload/contract/connection.ts';
import { useProfiles } from '../../state/connection-list.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import frame from '../../ui/dialog.module.css';
import { Field } from '../../ui/field.tsx';
import field from '../../ui/field.module.css';
import styles from './connection.module.css';
import { useWords } from './words.ts';

/** Gives a stored profile another name. */
export function RenameButton({ profile }: { profile: StoredProfile }) {
  const { words } = useWords();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const rename = useProfiles((state) => state.rename);
  const shown = visible(profile.name);
  return (
    <Radix.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setName(profile.name);
      }}
    >
      <Radix.Trigger asChild><Button look="quiet" aria-label={words('list.renameNamed', { name: shown })}>{words('list.rename')}</Button></Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={frame.shade} />
        <Radix.Content className={frame.dialog} aria-describedby={undefined}>
          <Radix.Title className={frame.title}>{words('list.renameNamed', { name: shown })}</Radix.Title>
          <form
            className={styles.ask}
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') void rename(profile.id, name.trim()).then(() => setOpen(false));
            }}
          >
            <Field label={words('list.name')}>
              {(ids) => <input {...ids} className={field.input} value={name} maxLength={120} spellCheck={false} data-new-name onChange={(event) => setName(event.target.value)} />}
            </Field>
            <div className={styles.buttons}>
              <Button type="submit" look="primary" disabled={name.trim() === ''}>{words('list.rename')}</Button>
              <Radix.Close asChild><Button>{words('common.cancel')}</Button></Radix.Close>
            </div>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
