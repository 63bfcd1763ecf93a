import * as Radix from '@radix-ui/react-dialog';
import type { SavedCaseModel } from '../../../preload/contract/reporting.ts';
import { useSavedCases } from '../../state/use-saved-cases.ts';
import { formatTime, visible } from '../../text/format.ts';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import frame from '../../ui/dialog.module.css';
import { ProofView } from '../proof/proof-view.tsx';
import styles from './reports.module.css';

/** Two saved cases side by side, the older one first. */
export function CompareDialog() {
  const { compared, closeCompared } = useSavedCases();
  return (
    <Radix.Root open={compared !== null} onOpenChange={(open) => !open && closeCompared()}>
      <Radix.Portal>
        <Radix.Overlay className={frame.shade} />
        <Radix.Content className={frame.dialog} data-compared onCloseAutoFocus={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('[data-compare]')?.focus();
        }}
        >
          {compared && <Compared before={compared.before} after={compared.after} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Compared({ before, after }: { before: SavedCaseModel; after: SavedCaseModel }) {
  const { words, lang } = useReportWords();
  const name = ({ row }: SavedCaseModel) => words('row.name', { target: visible(row.target), at: formatTime(lang, row.startedAt, true) });
  return (
    <>
      <header className={frame.head}>
        <Radix.Title className={frame.title}>{words('compare.title')}</Radix.Title>
        <Radix.Close asChild><Button icon="close" shortcut="Esc">{words('compare.close')}</Button></Radix.Close>
      </header>
      <Radix.Description className={frame.description}>{words('compare.text', { before: name(before), after: name(after) })}</Radix.Description>
      {before.row.target !== after.row.target && <p className={styles.lead}>{words('compare.other')}</p>}
      <div className={frame.body}><ProofView before={before.diagnosis} after={after.diagnosis} back={false} /></div>
    </>
  );
}
