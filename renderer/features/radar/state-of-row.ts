import type { RadarState } from '../../../preload/contract/radar-window.ts';
import type { IconName } from '../../ui/icons/icon.tsx';
import type { Tone } from '../../ui/state-look.ts';

/** The states, the most urgent first: their order when sorted, and in lists. */
export const STATES = ['ended', 'soon', 'problem', 'unread', 'late', 'ok'] as const satisfies readonly RadarState[];

/** How a state looks beside its word: never by colour alone. */
export const ROW_LOOK: Readonly<Record<RadarState, { icon: IconName; tone: Tone }>> = {
  ok: { icon: 'pass', tone: 'pass' },
  late: { icon: 'timedOut', tone: 'warn' },
  soon: { icon: 'warn', tone: 'warn' },
  problem: { icon: 'fail', tone: 'fail' },
  ended: { icon: 'fail', tone: 'fail' },
  unread: { icon: 'unknown', tone: 'neutral' },
};
