import { pause, type Deadline } from '../net/deadline.ts';

/** Keeps connections of deep mode apart. A server that seems to throttle makes it slow down (rdp-wire §0.7). */
export class Pace {
  #gapMs: number;

  constructor(gapMs: number) {
    this.#gapMs = gapMs;
  }

  get gapMs(): number {
    return this.#gapMs;
  }

  slowTo(gapMs: number): void {
    this.#gapMs = Math.max(this.#gapMs, gapMs);
  }

  wait(deadline: Deadline): Promise<void> {
    return pause(this.#gapMs, deadline);
  }
}

/** Between connections in deep mode, ms. */
export const NORMAL_GAP_MS = 120;
/** After a fast connection was turned away, ms. */
export const SLOW_GAP_MS = 1200;
