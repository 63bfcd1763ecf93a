import { useEffect } from 'react';

const NAME = 'RDP Doctor';

/** What the window's frame and the taskbar show: what is left of the next change that goes back, or the name alone. */
export function useWindowTitle(text: string | null): void {
  useEffect(() => {
    document.title = text === null ? NAME : `${text} – ${NAME}`;
  }, [text]);
}
