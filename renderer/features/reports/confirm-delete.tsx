import * as Radix from '@radix-ui/react-dialog';
import { useRef, type ReactElement } from 'react';
import { useReportWords } from '../../text/report-words.ts';
import { Button } from '../../ui/button.tsx';
import frame from '../../ui/dialog.module.css';
import styles from './reports.module.css';

/** Asks before something is deleted for good. Cancel has the focus: nothing is lost by pressing Enter. */
export function ConfirmDelete({ title, text, act, onAgree, children }: { title: string; text: string; act: string; onAgree: () => void; children: ReactElement }) {
  const { words } = useReportWords();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={frame.shade} />
        <Radix.Content
          className={frame.dialog}
          role="alertdialog"
          data-confirm-delete
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            cancel.current?.focus();
          }}
        >
          <Radix.Title className={frame.title}>{title}</Radix.Title>
          <Radix.Description className={frame.description}>{text}</Radix.Description>
          <div className={styles.confirm}>
            <Radix.Close asChild><Button icon="trash" onClick={onAgree} data-agree>{act}</Button></Radix.Close>
            <Radix.Close asChild><Button look="primary" ref={cancel} shortcut="Esc">{words('delete.cancel')}</Button></Radix.Close>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
