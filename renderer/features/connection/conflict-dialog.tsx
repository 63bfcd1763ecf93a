import { useConnection } from '../../state/use-connection.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { useWords } from './words.ts';

/** Somebody else changed the file: nothing was written, and the technician decides. */
export function ConflictDialog() {
  const { words } = useWords();
  const { conflict, save, dismissConflict } = useConnection();
  return (
    <AskDialog open={conflict !== null} title={words('conflict.title')} text={conflict ? sentenceOf(conflict.sentence) : ''} name="conflict" stay={words('common.cancel')} onStay={dismissConflict}>
      <Button data-answer="replace" onClick={() => void save({ replace: true, ...(conflict?.into && { into: conflict.into }) })}>{words('conflict.replace')}</Button>
    </AskDialog>
  );
}
