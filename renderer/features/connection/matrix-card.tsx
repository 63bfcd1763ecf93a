import type { Draft } from '../../../preload/contract/connection.ts';
import { useMatrix } from '../../state/connection-matrix.ts';
import { useSession } from '../../state/use-session.ts';
import { sentenceOf } from '../../text/i18n.ts';
import { useProblemText } from '../../text/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MatrixTable } from './matrix-table.tsx';
import styles from './matrix.module.css';
import { NamesFold } from './names-fold.tsx';
import { OffersView } from './offers.tsx';
import { ProofView } from './proof-view.tsx';
import { useWords } from './words.ts';

/** Who is reached by which name and address, side by side, and whether it is the same machine. */
export function MatrixCard({ draft }: { draft: Draft }) {
  const { words } = useWords();
  const { matrix, start, stop } = useMatrix();
  const windows = useSession((state) => state.info?.platform === 'win32');
  const problem = useProblemText(matrix?.error ?? null);
  const running = matrix?.running ?? false;
  const gateway = draft.settings.find((one) => one.counts && one.key.toLowerCase() === 'gatewayhostname')?.value ?? '';
  return (
    <Card title={words('matrix.title')} note={words('matrix.note')}>
      <div className={styles.matrix} data-matrix={matrix ? (running ? 'running' : matrix.result ? (matrix.result.cancelled ? 'stopped' : 'finished') : 'failed') : 'none'}>
        <div className={styles.buttons}>
          {running
            ? <Button icon="stop" shortcut="Esc" data-matrix-stop onClick={() => void stop()}>{words('matrix.stop')}</Button>
            : <Button icon="play" shortcut="F5" data-matrix-start onClick={() => void start(draft.draftId, draft, 'quick')}>{words(matrix ? 'matrix.again' : 'matrix.start')}</Button>}
          <Button disabled={running} data-matrix-deep onClick={() => void start(draft.draftId, draft, 'deep')}>{words('matrix.deep')}</Button>
        </div>
        {gateway !== '' && <p className={styles.muted}>{sentenceOf({ key: 'profile:addresses.viaGateway', params: { host: gateway } })}</p>}
        {problem && <Notice tone="fail">{problem}</Notice>}
        {matrix && (matrix.asks.length > 0 || matrix.rows.length > 0) && <MatrixTable matrix={matrix} />}
        <output className="hidden-visually">{matrix?.result ? sentenceOf({ key: `profile:addresses.same.${matrix.result.sameMachine}` }) : ''}</output>
        {matrix?.result && <ProofView result={matrix.result} />}
        {matrix?.result && <OffersView draft={draft} matrix={matrix} />}
        {(windows || draft.practice !== null) && <NamesFold draft={draft} />}
      </div>
    </Card>
  );
}
