import { useEffect } from 'react';
import { useDraft } from '../../state/use-draft.ts';

/** Ctrl+V outside a field means: this is the error. */
export function usePasteAnywhere(): void {
  const paste = useDraft((state) => state.paste);
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      const text = event.clipboardData?.getData('text') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      paste(text);
      document.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [paste]);
}
