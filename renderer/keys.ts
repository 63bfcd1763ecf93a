/** What a key asks for, wherever the focus is. No single letters (WCAG 2.1.4). */
export type Command = 'run' | 'stop' | 'newCase' | 'address' | 'help' | 'back' | 'nextPane' | 'previousPane' | 'screen1' | 'screen2' | 'screen3' | 'screen4' | 'journal' | 'filter' | 'screen5' | 'screen6' | 'level' | 'palette';

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  /** True while an input method is composing: its keys are not ours. */
  readonly isComposing: boolean;
}

/** The keys as a person reads them, in the order of the help screen. */
export const KEY_HELP = [
  ['F5', 'run'], ['Esc', 'stop'], ['Ctrl+V', 'paste'], ['Ctrl+L', 'address'], ['Ctrl+N', 'newCase'], ['Ctrl+J', 'journal'], ['Ctrl+F', 'filter'], ['Ctrl+S', 'save'], ['Ctrl+Enter', 'connect'], ['Ctrl+E', 'export'], ['Ctrl+Shift+C', 'ticket'], ['Ctrl+1…6', 'screens'], ['Ctrl+K', 'palette'], ['↑ ↓', 'rows'], ['Space', 'expand'], ['Ctrl+C', 'copyRow'],
  ['F6', 'pane'], ['Ctrl+Shift+U', 'level'], ['Alt+←', 'back'], ['F1', 'help'], ['Ctrl + − 0', 'zoom'],
] as const;

const PLAIN: ReadonlyMap<string, Command> = new Map([['F5', 'run'], ['Escape', 'stop'], ['F1', 'help'], ['F6', 'nextPane']]);
const WITH_CONTROL: ReadonlyMap<string, Command> = new Map([['n', 'newCase'], ['l', 'address'], ['1', 'screen1'], ['2', 'screen2'], ['3', 'screen3'], ['4', 'screen4'], ['j', 'journal'], ['f', 'filter'], ['5', 'screen5'], ['6', 'screen6'], ['k', 'palette']]);

/** The command of a key press, or null for every other key. */
export function commandOf({ key, ctrlKey, altKey, shiftKey, metaKey, isComposing }: Pressed): Command | null {
  if (isComposing) return null;
  if (altKey) return key === 'ArrowLeft' && !ctrlKey && !shiftKey && !metaKey ? 'back' : null;
  if (ctrlKey || metaKey) return shiftKey ? (key.toLowerCase() === 'u' ? 'level' : null) : (WITH_CONTROL.get(key.toLowerCase()) ?? null);
  if (shiftKey) return key === 'F6' ? 'previousPane' : null;
  return PLAIN.get(key) ?? null;
}
