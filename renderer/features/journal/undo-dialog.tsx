import * as Radix from '@radix-ui/react-dialog';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalRow } from '../../../preload/contract/fixing.ts';
import { useUndo, type UndoPhase } from '../../state/use-undo.ts';
import { sentenceOf } from '../../text/i18n.ts';
import frame from '../../ui/dialog.module.css';
import { machineText } from './spoken.ts';
import { UndoAsking } from './undo-asking.tsx';
import { UndoChanged } from './undo-changed.tsx';
import { UndoDone, UndoFailed } from './undo-done.tsx';
import { Part } from './undo-part.tsx';
import { UndoRunning } from './undo-running.tsx';

/** From the question to what came of it. Only Esc and its buttons close it; while it runs, nothing does. */
export function UndoDialog() {
  const { row, phase, close } = useUndo();
  const opener = useRef<HTMLElement | null>(null);
  return (
    <Radix.Root open={row !== null} onOpenChange={(open) => !open && close()}>
      <Radix.Portal>
        <Radix.Overlay className={frame.shade} />
        <Radix.Content
          className={frame.dialog}
          role="alertdialog"
          data-undo-dialog={phase.kind}
          onPointerDownOutside={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
            const first = (event.currentTarget as HTMLElement).querySelector<HTMLElement>('[data-default]');
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // The button may be gone with what it offered: then the row's own is next.
            const back = opener.current?.isConnected ? opener.current : document.querySelector<HTMLElement>('[data-row]');
            back?.focus();
          }}
        >
          {row && <Body row={row} phase={phase} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Body({ row, phase }: { row: JournalRow; phase: UndoPhase }) {
  const { t } = useTranslation('journal');
  const named = { title: sentenceOf(row.title), machine: machineText(row.machine) };
  switch (phase.kind) {
    case 'asking': return <Part title={t('ask.title', named)} lead={t('ask.lead')}><UndoAsking row={row} /></Part>;
    case 'running': return <Part title={t('running.title', named)} lead={t('running.text')}><UndoRunning since={phase.since} /></Part>;
    case 'changed': return <Part title={t('changed.title', named)} lead={t('changed.lead')}><UndoChanged row={row} values={phase.values} /></Part>;
    case 'done': return <UndoDone result={phase.result} named={named} />;
    case 'failed': return <UndoFailed error={phase.error} />;
  }
}
