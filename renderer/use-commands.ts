import { useEffect } from 'react';
import { commandOf, type Command } from './keys.ts';
import { useMatrix } from './state/connection-matrix.ts';
import { useCase } from './state/use-case.ts';
import { useConnection } from './state/use-connection.ts';
import { useDraft } from './state/use-draft.ts';
import { useRadar } from './state/use-radar.ts';
import { usePalette } from './features/palette/use-palette.ts';
import { useScreen } from './state/use-screen.ts';
import { useView } from './state/use-view.ts';

/** Listens for the keys that work everywhere. */
export function useCommands(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A dialog over the window has taken the key, or keeps the rest of the window out of reach.
      if (event.defaultPrevented || document.querySelector('[role=dialog], [role=alertdialog]')) return;
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
      else if (screen === 'radar') void useRadar.getState().start();
      else if (screen === 'connection') compareAddresses();
      return;
    case 'stop':
      if (screen === 'case') void useCase.getState().stop();
      else if (screen === 'radar') void useRadar.getState().stop();
      else if (screen === 'connection') void useMatrix.getState().stop();
      return;
    case 'newCase':
      useDraft.getState().reset();
      show('start');
      return focusField();
    case 'address':
      if (screen === 'connection') return focusAddress();
      show('start');
      return focusField();
    case 'help':
      return show('help');
    case 'back':
      return back();
    case 'screen1':
      // The open case; from there, and where there is none, the next one.
      return show(useCase.getState().open && screen !== 'case' ? 'case' : 'start');
    case 'screen2':
      return show('connection');
    case 'screen3':
      return show('fixes');
    case 'screen4':
    case 'journal':
      return show('journal');
    case 'filter':
      return focusFilter();
    case 'screen6':
      return show('reports');
    case 'screen5':
      return show('radar');
    case 'palette':
      return usePalette.getState().show();
    case 'level':
      return screen === 'case' || screen === 'connection' ? useView.getState().toggleLevel() : undefined;
    case 'nextPane':
      return movePane(1);
    case 'previousPane':
      return movePane(-1);
  }
}

/** The field that narrows what the screen lists, where it has one. */
function focusFilter(): void {
  const field = document.querySelector<HTMLInputElement>('main [data-filter]');
  field?.focus();
  field?.select();
}

/** The field for the computer, once the start screen is there. */
function focusField(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLInputElement>('[data-computer-field]');
    field?.focus();
    field?.select();
  });
}

/** Compares the addresses of the open profile. */
function compareAddresses(): void {
  const { draft } = useConnection.getState();
  if (draft) void useMatrix.getState().start(draft.draftId, draft, 'quick');
}

/** The primary of the open profile, or where a computer is typed to connect quickly. */
function focusAddress(): void {
  const field = document.querySelector<HTMLInputElement>('[data-address="0"] input, [data-add-address], [data-quick-connect]');
  field?.focus();
  field?.select();
}

function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const here = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + step + panes.length) % panes.length];
  const inside = next?.querySelector<HTMLElement>('button:not(:disabled), textarea, input, summary');
  (inside ?? next)?.focus();
}
