import { useEffect } from 'react';
import { useLaunch } from '../../state/connection-launch.ts';
import { takeTyped } from '../../state/connection-typed.ts';
import { useConnection } from '../../state/use-connection.ts';
import { connect } from './connect.ts';

/** Ctrl+S saves, Ctrl+E exports, Ctrl+Enter connects; a field that is being typed in is taken first. */
export function useConnectionKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing || document.querySelector('[role=dialog], [role=alertdialog]')) return;
      const key = event.key.toLowerCase();
      if (key !== 's' && key !== 'e' && key !== 'enter') return;
      event.preventDefault();
      const { draft, save, exportCopy } = useConnection.getState();
      if (!draft) return key === 'enter' ? quick() : undefined;
      const work: () => Promise<unknown> = key === 's' ? save : key === 'e' ? exportCopy : connect;
      void takeTyped().then(() => work());
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function quick(): void {
  const field = document.querySelector<HTMLInputElement>('[data-quick-connect]');
  const address = field?.value.trim() ?? '';
  if (address === '') field?.focus();
  else void useLaunch.getState().quick(address);
}
