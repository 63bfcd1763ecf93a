import { useConnection } from '../../state/use-connection.ts';
import { visible } from '../../text/format.ts';
import { Button } from '../../ui/button.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { useWords } from './words.ts';

/** What is not saved yet, before it would be lost. Where going on loses nothing, it can also stay open. */
export function LeaveDialog() {
  const { words } = useWords();
  const { leaving, decide, draft } = useConnection();
  const name = visible(draft?.name ?? '');
  return (
    <AskDialog open={leaving !== null} title={words('leave.title', { name })} text={words('leave.text')} name="leave" stay={words('leave.stay')} onStay={() => void decide('stay')}>
      <Button look="primary" data-answer="save" onClick={() => void decide('save')}>{words('leave.save')}</Button>
      <Button data-answer="discard" onClick={() => void decide('discard')}>{words('leave.discard')}</Button>
      {leaving?.stays && <Button data-answer="keep" onClick={() => void decide('keep')}>{words('leave.keep')}</Button>}
    </AskDialog>
  );
}
