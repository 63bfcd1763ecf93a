/** How late our own event loop is, so that it is not taken for the network's slowness. */
export interface LagMeter {
  /** Mean lateness since `mark` was taken, ms. */
  meanSince(mark: LagMark): number;
  mark(): LagMark;
  /** Over the whole run, ms. */
  total(): { mean: number; max: number };
  /** Calls `listen` at each tick with its lateness, ms. */
  onTick(listen: (lateMs: number) => void): void;
  stop(): void;
}

export interface LagMark {
  readonly sum: number;
  readonly count: number;
}

const TICK_MS = 5;

/** Watches a timer: whatever it is late, an answer that came in the meantime was late too. */
export function startLagMeter(): LagMeter {
  let sum = 0;
  let count = 0;
  let max = 0;
  let listener: (lateMs: number) => void = () => {};
  let due = performance.now() + TICK_MS;
  // A runtime's timer counts whole milliseconds: it may be one late on a loop that is idle.
  const timer = setInterval(() => {
    const now = performance.now();
    const late = Math.max(0, now - due - 1);
    sum += late;
    count++;
    max = Math.max(max, late);
    due = now + TICK_MS;
    listener(late);
  }, TICK_MS);
  return {
    mark: () => ({ sum, count }),
    meanSince: (mark) => (count > mark.count ? (sum - mark.sum) / (count - mark.count) : Math.max(0, performance.now() - due - 1)),
    total: () => ({ mean: count > 0 ? sum / count : 0, max }),
    onTick(listen) { listener = listen; },
    stop: () => clearInterval(timer),
  };
}
