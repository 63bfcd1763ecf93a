import { pause, type Deadline } from '../net/deadline.ts';

/** How many more connections a run may open, and how far apart; shared by all its addresses (rdp-wire §0.7). */
export class Allowance {
  #left: number;
  readonly #gapMs: number;

  constructor(connections: number, gapMs: number) {
    this.#left = connections;
    this.#gapMs = gapMs;
  }

  /** Waits the gap and takes one connection; false when none is left or time is up. */
  async take(deadline: Deadline, count = 1): Promise<boolean> {
    if (this.#left < count) return false;
    this.#left -= count;
    await pause(this.#gapMs, deadline);
    return !deadline.signal.aborted && deadline.endsAt > performance.now();
  }
}
