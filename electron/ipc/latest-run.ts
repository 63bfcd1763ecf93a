import { randomUUID } from 'node:crypto';

/** The one run of its kind that may be going on. */
export interface LatestRun {
  /** Ends the one before and gives the new one's id; `work` begins after the answer with it is on its way. */
  start(work: (runId: string, signal: AbortSignal) => Promise<void>): string;
  /** False when that run is not going on. */
  cancel(runId: string): boolean;
}

export function latestRun(): LatestRun {
  let current: { runId: string; abort: AbortController } | null = null;
  return {
    start(work) {
      current?.abort.abort();
      const runId = randomUUID();
      const abort = new AbortController();
      current = { runId, abort };
      setImmediate(() => void work(runId, abort.signal).finally(() => {
        if (current?.runId === runId) current = null;
      }));
      return runId;
    },
    cancel(runId) {
      if (current?.runId !== runId) return false;
      current.abort.abort();
      return true;
    },
  };
}
