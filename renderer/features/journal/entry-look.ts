import type { EntryState } from '../../../preload/contract/journal.ts';
import type { IconName } from '../../ui/icons/icon.tsx';
import type { Tone } from '../../ui/state-look.ts';

/** How a state of an entry looks beside its word. Red is what nobody may leave as it is. */
export const ENTRY_LOOK: Readonly<Record<EntryState, { readonly icon: IconName; readonly tone: Tone }>> = {
  intended: { icon: 'running', tone: 'accent' },
  applying: { icon: 'running', tone: 'accent' },
  applied: { icon: 'timedOut', tone: 'warn' },
  kept: { icon: 'pass', tone: 'pass' },
  rolledBack: { icon: 'back', tone: 'neutral' },
  undoing: { icon: 'running', tone: 'accent' },
  undone: { icon: 'back', tone: 'neutral' },
  partlyUndone: { icon: 'warn', tone: 'warn' },
  interrupted: { icon: 'warn', tone: 'warn' },
  failed: { icon: 'fail', tone: 'fail' },
};
