import * as Radix from '@radix-ui/react-dialog';
import { useRef, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import frame from '../../ui/dialog.module.css';
import styles from './connection.module.css';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  /** What the question is about, for a test. */
  readonly name: string;
  readonly stay: string;
  readonly onStay: () => void;
  /** The buttons that do something; the last one, which does nothing, has the focus. */
  readonly children: ReactNode;
}

/** A question before something would be lost. Esc and the button in focus change nothing. */
export function AskDialog({ open, title, text, name, stay, onStay, children }: Props) {
  const opener = useRef<HTMLElement | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onStay()}>
      <Radix.Portal>
        <Radix.Overlay className={frame.shade} />
        <Radix.Content
          className={frame.dialog} role="alertdialog" data-ask={name}
          onPointerDownOutside={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
            event.preventDefault();
            (event.currentTarget as HTMLElement).querySelector<HTMLElement>('[data-answer=stay]')?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const back = opener.current?.isConnected && opener.current !== document.body ? opener.current : document.querySelector<HTMLElement>('main');
            back?.focus();
          }}
        >
          <Radix.Title className={frame.title}>{title}</Radix.Title>
          <Radix.Description className={frame.description}>{text}</Radix.Description>
          <div className={styles.answers}>
            {children}
            <Button data-answer="stay" onClick={onStay}>{stay}</Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
