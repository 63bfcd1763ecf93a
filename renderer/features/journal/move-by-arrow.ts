import type { KeyboardEvent } from 'react';

/** Arrow keys move between the rows' own buttons. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const list = event.currentTarget.closest('ol');
  if (step === 0 || !list) return;
  const buttons = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const next = buttons[buttons.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
