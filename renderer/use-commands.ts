import { useEffect } from 'react';
import { commandOf, type Command } from './keys.ts';
import { useCase } from './state/use-case.ts';
import { useDraft } from './state/use-draft.ts';
import { useScreen } from './state/use-screen.ts';
import { useView } from './state/use-view.ts';

/** Listens for the keys that work everywhere. */
export function useCommands(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A dialog over the window has taken the key, or keeps the rest of the window out of reach.
      if (event.defaultPrevented || document.querySelector('[role=dialog]')) return;
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      carryOut(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function carryOut(command: Command): void {
  const { screen, show, back } = useScreen.getState();
  switch (command) {
    case 'run':
      if (screen === 'start') void useDraft.getState().check();
      else if (screen === 'case') void useCase.getState().again();
      return;
    case 'stop':
      if (screen === 'case') void useCase.getState().stop();
      return;
    case 'newCase':
      useDraft.getState().reset();
      show('start');
      return focusField();
    case 'address':
      show('start');
      return focusField();
    case 'help':
      return show('help');
    case 'back':
      return back();
    case 'screen1':
      return show('start');
    case 'screen2':
      return useCase.getState().open ? show('case') : undefined;
    case 'level':
      return screen === 'case' ? useView.getState().toggleLevel() : undefined;
    case 'nextPane':
      return movePane(1);
    case 'previousPane':
      return movePane(-1);
  }
}

/** The field for the computer, once the start screen is there. */
function focusField(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLInputElement>('[data-computer-field]');
    field?.focus();
    field?.select();
  });
}

function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const here = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + step + panes.length) % panes.length];
  const inside = next?.querySelector<HTMLElement>('button:not(:disabled), textarea, input, summary');
  (inside ?? next)?.focus();
}
