import * as Radix from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './dialog.module.css';

/** A window over the window. Esc closes it, and the focus goes back to what opened it. */
export function Dialog({ title, description, trigger, onOpen, children }: { title: string; description: string; trigger: ReactNode; onOpen?: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Radix.Root onOpenChange={(open) => open && onOpen?.()}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={styles.shade} />
        <Radix.Content className={styles.dialog}>
          <header className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <Button look="plain" icon="close" shortcut="Esc">{t('common.close')}</Button>
            </Radix.Close>
          </header>
          <Radix.Description className={styles.description}>{description}</Radix.Description>
          <div className={styles.body}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
