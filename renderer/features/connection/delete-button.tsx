import { useState } from 'react';
import type { StoredProfile } from '../../../preload/contract/connection.ts';
import { useProfiles } from '../../state/connection-list.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { useWords } from './words.ts';

/** Takes a profile out of the list after a question; its file stays among the backups. */
export function DeleteButton({ profile }: { profile: StoredProfile }) {
  const { words } = useWords();
  const [open, setOpen] = useState(false);
  const remove = useProfiles((state) => state.remove);
  const name = visible(profile.name);
  return (
    <>
      <Button look="quiet" aria-label={words('list.deleteNamed', { name })} onClick={() => setOpen(true)}>{words('list.delete')}</Button>
      <AskDialog open={open} title={words('delete.title', { name })} text={words('delete.text')} name="delete" onStay={() => setOpen(false)} stay={words('common.cancel')}>
        <Button
          data-answer="delete"
          onClick={() => {
            setOpen(false);
            void remove(profile);
          }}
        >
          {words('list.deleteNamed', { name })}
        </Button>
      </AskDialog>
    </>
  );
}
