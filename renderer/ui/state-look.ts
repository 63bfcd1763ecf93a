import type { LiveState } from '../../preload/contract/stages.ts';
import type { IconName } from './icons/icon.tsx';

/** Colour families; each has a text colour and a tint in tokens.css. */
export type Tone = 'pass' | 'warn' | 'fail' | 'blocked' | 'neutral' | 'accent';

/** How a state looks beside its word: never by colour alone. */
export const STATE_LOOK: Readonly<Record<LiveState, { icon: IconName; tone: Tone }>> = {
  waiting: { icon: 'waiting', tone: 'neutral' },
  running: { icon: 'running', tone: 'accent' },
  pass: { icon: 'pass', tone: 'pass' },
  warn: { icon: 'warn', tone: 'warn' },
  fail: { icon: 'fail', tone: 'fail' },
  blocked: { icon: 'blocked', tone: 'blocked' },
  needsAdmin: { icon: 'shield', tone: 'blocked' },
  skipped: { icon: 'skipped', tone: 'neutral' },
  notApplicable: { icon: 'skipped', tone: 'neutral' },
  unknown: { icon: 'unknown', tone: 'neutral' },
  timedOut: { icon: 'timedOut', tone: 'fail' },
  cancelled: { icon: 'stop', tone: 'neutral' },
};
