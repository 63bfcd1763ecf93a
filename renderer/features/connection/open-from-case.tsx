import { useMatrix } from '../../state/connection-matrix.ts';
import { useConnection } from '../../state/use-connection.ts';
import { useCase } from '../../state/use-case.ts';
import { useScreen } from '../../state/use-screen.ts';
import type { DiagnosisModel } from '../../../preload/contract/diagnosis.ts';
import { Button } from '../../ui/button.tsx';
import { concernsName } from './concerns-name.ts';
import styles from './connection.module.css';
import { useWords } from './words.ts';

/** Where the name is what fails: one click from the diagnosis to a profile of this computer, its addresses being compared already. */
export function OpenFromCase({ diagnosis }: { diagnosis: DiagnosisModel }) {
  const { words } = useWords();
  const target = useCase((state) => state.open?.request.target ?? null);
  if (target === null || !concernsName(diagnosis)) return null;
  const open = () => useConnection.getState().openNew(target, (draft) => {
    useScreen.getState().show('connection');
    if (draft) void useMatrix.getState().start(draft.draftId, draft, 'quick');
  });
  return (
    <p className={styles.fromCase}>
      <Button icon="link" data-open-connection onClick={open}>{words('fromCase.open')}</Button>
    </p>
  );
}
