import { setMaxListeners } from 'node:events';
import { budget } from '../probe/net/deadline.ts';
import { tcpDialer } from '../probe/net/tcp-dialer.ts';
import type { RadarRow, RadarSummary } from '../../preload/contract/radar.ts';
import { roundMs } from '../probe/verdict/stage-result.ts';
import { HostGate } from './host-gate.ts';
import type { RadarTarget } from './input/read-targets.ts';
import { KeyTable } from './key-table.ts';
import { startLagMeter } from './lag-meter.ts';
import { oneWrite } from './one-write.ts';
import { startPacer } from './pacer.ts';
import { probeHost, type RadarPorts } from './probe-host.ts';
import { rowOf, type RadarReading } from './reading.ts';
import { keyOf, type SavedRows } from './saved-rows.ts';
import { sharePool } from './share-pool.ts';
import { growYoungSpace } from './young-space.ts';

export interface RadarRequest {
  /** Read as needed; many times more than fit in memory may come. */
  readonly targets: AsyncGenerator<RadarTarget>;
  /** Hosts at once, at most. */
  readonly concurrency: number;
  /** For each host, name lookup included, ms. */
  readonly budgetMs: number;
  /** Rows of an earlier run of the same list. */
  readonly saved?: SavedRows;
}

export interface RadarHooks {
  readonly signal: AbortSignal;
  /** A host has ended. The radar goes on with others meanwhile, but not with this one's place. */
  onRow(row: RadarRow, reading: RadarReading): void | Promise<void>;
  /** A target stands in the list more than once. */
  onDuplicate?(target: RadarTarget): void;
}

/** Everything but the lines that could not be read, which the reader of the list counts. */
export type RadarResult = Omit<RadarSummary, 'schema' | 'skippedLines'>;

/** Probes every target once, at most `concurrency` at once and one connection at a time to an address. Cancelled, it gives what was done. */
export async function runRadar(request: RadarRequest, hooks: RadarHooks, dialer = tcpDialer, names?: RadarPorts['names']): Promise<RadarResult> {
  const start = performance.now();
  const { signal } = hooks;
  growYoungSpace();
  setMaxListeners(0, signal);
  const lag = startLagMeter();
  const pacer = startPacer(lag);
  signal.addEventListener('abort', () => pacer.stop(), { once: true });
  const ports: RadarPorts = { dialer: oneWrite(dialer), gate: new HostGate(), lag, shares: sharePool(), ...(names ? { names } : {}) };
  const seen = new KeyTable();
  const byVerdict = new Map<string, number>();
  let [done, resumed] = [0, 0];
  const count = (verdict: string): void => {
    done++;
    byVerdict.set(verdict, (byVerdict.get(verdict) ?? 0) + 1);
  };
  const next = pull(request.targets, signal);
  const takeOne = async (): Promise<RadarTarget | null> => {
    for (;;) {
      const target = await next();
      if (!target) return null;
      const key = `${keyOf(target)} ${target.name}`;
      if (seen.get(key) > 0) {
        hooks.onDuplicate?.(target);
        continue;
      }
      seen.set(key, 1);
      const verdict = request.saved?.take(target);
      if (verdict === undefined) return target;
      resumed++;
      count(verdict);
    }
  };
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let target = await takeOne(); target && !signal.aborted && failures.length === 0; target = await takeOne()) {
      await pacer.next();
      const reading = await probeHost(target, ports, budget(request.budgetMs, signal));
      if (!reading) return;
      count(reading.verdict);
      await hooks.onRow(rowOf(target, reading, Date.now()), reading);
    }
  };
  await Promise.all(Array.from({ length: request.concurrency }, () => work().catch((error: unknown) => failures.push(error))));
  lag.stop();
  if (failures.length > 0) throw failures[0];
  const { mean, max } = lag.total();
  return {
    targets: seen.size, done, resumed, cancelled: signal.aborted, byVerdict: Object.fromEntries([...byVerdict].sort(([a], [b]) => (a < b ? -1 : 1))),
    seconds: Math.round(performance.now() - start) / 1000, loopLagMs: { mean: roundMs(mean), max: roundMs(max) },
  };
}

/** Gives the targets one by one, in turn to whoever asks; null at the end, and after a cancel also while the list itself keeps us waiting. */
function pull(targets: AsyncGenerator<RadarTarget>, signal: AbortSignal): () => Promise<RadarTarget | null> {
  const waiting = new Set<(nothing: null) => void>();
  signal.addEventListener('abort', () => {
    for (const release of waiting) release(null);
  }, { once: true });
  return () => new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(null);
    waiting.add(resolve);
    // A generator queues the calls itself.
    targets.next().then((step) => {
      waiting.delete(resolve);
      resolve(step.done ? null : step.value);
    }, reject);
  });
}
