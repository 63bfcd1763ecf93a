import { describe, expect, it } from 'vitest';
import { beginTimer, clock, elapsed, pauseTimer, resumeTimer, timerNow } from './call-timer.ts';

const AT = '2026-11-21T10:41:00.000Z';

describe('the call timer', () => {
  it('counts from its start, stands while it is paused, and goes on', () => {
    const running = beginTimer(AT, 1000);
    expect(elapsed(running, 6000)).toBe(5000);
    const paused = pauseTimer(running, 6000);
    expect(elapsed(paused, 60_000)).toBe(5000);
    const on = resumeTimer(paused, 60_000);
    expect(resumeTimer(on, 61_000)).toBe(on);
    expect(timerNow(on, 62_900)).toEqual({ startedAt: AT, seconds: 7 });
  });

  it.each([[0, '00:00'], [59.9, '00:59'], [61, '01:01'], [3599, '59:59'], [3600, '1:00:00'], [-5, '00:00']])('shows %d s as %s', (seconds, text) => expect(clock(seconds)).toBe(text));
});
