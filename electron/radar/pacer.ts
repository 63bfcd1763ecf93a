import type { LagMeter } from './lag-meter.ts';

const LEAST = 4;
const MOST = 64;
/** A loop that is less late than this could do more, one that is later than that does too much, ms. */
const COULD_MORE_MS = 4;
const TOO_MUCH_MS = 12;

/** Lets hosts begin only as fast as our own loop can follow. */
export interface Pacer {
  /** Resolves when the next host may begin; at once after `stop`. */
  next(): Promise<void>;
  stop(): void;
}

/**
 * So many hosts begin in one tick of the meter: twice as many in the next when the tick came on time, half as many when it was late. Without this, a
 * thousand hosts at once on a busy processor would be a thousand answers in a queue of ours, and some of them would run out of time there.
 */
export function startPacer(lag: LagMeter): Pacer {
  const waiting: (() => void)[] = [];
  let allowance = LEAST * 2;
  let left = allowance;
  let stopped = false;
  lag.onTick((lateMs) => {
    if (lateMs > TOO_MUCH_MS) allowance = Math.max(LEAST, allowance / 2);
    else if (lateMs < COULD_MORE_MS && left <= 0) allowance = Math.min(MOST, allowance * 2);
    left = allowance;
    while (left > 0 && waiting.length > 0) {
      left--;
      waiting.shift()?.();
    }
  });
  return {
    next() {
      if (stopped || left > 0) {
        left--;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    stop() {
      stopped = true;
      for (const release of waiting.splice(0)) release();
    },
  };
}
