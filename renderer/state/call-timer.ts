import type { CallTimer } from '../../preload/contract/report.ts';

/** The call of a case. `ran`: what was counted before the last pause, ms; `since`: the window's clock when it went on, null while it stands. */
export interface Timer {
  readonly startedAt: string;
  readonly ran: number;
  readonly since: number | null;
}

/** `startedAt`: ISO 8601; `now`: the window's clock, ms. */
export const beginTimer = (startedAt: string, now: number): Timer => ({ startedAt, ran: 0, since: now });

export const elapsed = ({ ran, since }: Timer, now: number): number => ran + (since === null ? 0 : Math.max(0, now - since));

export const pauseTimer = (timer: Timer, now: number): Timer => ({ ...timer, ran: elapsed(timer, now), since: null });

export const resumeTimer = (timer: Timer, now: number): Timer => (timer.since === null ? { ...timer, since: now } : timer);

/** As it is saved. */
export const timerNow = (timer: Timer, now: number): CallTimer => ({ startedAt: timer.startedAt, seconds: Math.floor(elapsed(timer, now) / 1000) });

/** `mm:ss`, hours in front where there are any. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((one) => String(one).padStart(2, '0'));
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${parts.join(':')}` : parts.join(':');
}
