import { randomUUID } from 'node:crypto';
import type { CallError } from '../../../preload/contract/errors.ts';
import { radarEvent, type RadarEvent, type RadarRun, type RadarStartAnswer } from '../../../preload/contract/radar-window.ts';
import { say } from '../../locale/say.ts';
import { runRadar } from '../../radar/run-radar.ts';
import type { Outcome } from '../engine.ts';
import { numberedEvents } from '../run-events.ts';
import { probeList } from './probe-list.ts';
import type { KeptRun, ListSource, RadarStore } from './radar-store.ts';
import { rowsIn } from './row-file.ts';
import { scanList } from './scan-list.ts';
import { counter, windowRow, type Counter } from './window-row.ts';

/** What a run is asked for. */
export interface RadarAsked {
  readonly list: ListSource;
  /** The list's file, for people. */
  readonly source: string | null;
  readonly concurrency: number;
  readonly warnDays: number;
  readonly wideRanges: boolean;
}

/** The one run of the radar that may go on, and the last one, which is kept. */
export interface RadarRuns {
  start(asked: RadarAsked): Promise<Outcome<RadarStartAnswer>>;
  resume(): Promise<Outcome<RadarStartAnswer>>;
  /** What was read stays. False when none goes on. */
  stop(): boolean;
  last(): Promise<RadarRun | null>;
  clear(): Promise<Outcome<Record<string, never>>>;
}

export interface RadarRunsParts {
  readonly store: RadarStore;
  readonly send: (event: RadarEvent) => void;
  readonly report: (defect: unknown) => void;
  /** The engine, or a stand-in. */
  readonly probe?: typeof runRadar;
}

interface Current {
  readonly abort: AbortController;
  run: KeptRun | null;
  counts: Counter;
}

export function radarRuns({ store, send, report, probe = runRadar }: RadarRunsParts): RadarRuns {
  let current: Current | null = null;

  /** Prepares in the one place there is; what does not become a run gives the place back. */
  const prepare = async (work: (mine: Current) => Promise<RadarStartAnswer | CallError>): Promise<Outcome<RadarStartAnswer>> => {
    if (current) return { ok: false, error: { code: 'busy', text: say('radarscreen:problem.busy') } };
    const mine: Current = { abort: new AbortController(), run: null, counts: counter() };
    current = mine;
    try {
      const answer = await work(mine);
      if ('code' in answer) return { ok: false, error: answer };
      return { ok: true, value: answer };
    } catch (error) {
      mine.run = null;
      return { ok: false, error: ioError('radarscreen:problem.list', error, report) };
    } finally {
      if (mine.run === null) current = null;
    }
  };

  const begin = (mine: Current, run: KeptRun, list: string, resumed: boolean): RadarStartAnswer => {
    mine.run = run;
    setImmediate(() => void carryOut(mine, run, list, resumed));
    return { kind: 'started', run: shown(run, mine.counts, true) };
  };

  const carryOut = async ({ counts, abort }: Current, run: KeptRun, list: string, resumed: boolean): Promise<void> => {
    const push = numberedEvents(radarEvent, run.runId, send, report);
    try {
      const summary = await probeList({ run, list, rows: store.rows, resumed, counts, signal: abort.signal, push, probe });
      const complete = !summary.cancelled;
      await store.save({ ...run, complete, targets: complete ? summary.targets : run.targets });
      current = null;
      push({ type: 'finished', summary, counts: counts.counts(), complete });
    } catch (error) {
      current = null;
      push({ type: 'failed', error: ioError('radarscreen:problem.save', error, report), counts: counts.counts() });
    }
  };

  return {
    start: ({ list, source, concurrency, warnDays, wideRanges }) => prepare(async (mine) => {
      const path = await store.takeList(list);
      const { targets, badLines, skipped, wide, wideAddresses } = await scanList(path, wideRanges);
      if (wide.length > 0 && !wideRanges) return { kind: 'needsConsent', ranges: [...wide], addresses: wideAddresses };
      if (targets === 0) return { kind: 'empty', badLines: [...badLines] };
      const named = list.kind === 'kept' ? ((await store.run())?.source ?? null) : source;
      const run: KeptRun = { runId: randomUUID(), startedAt: new Date().toISOString(), source: named, targets, concurrency, warnDays, wideRanges, badLines: [...badLines], skipped, complete: false };
      await store.begin(run);
      return begin(mine, run, await store.takeList({ kind: 'kept' }), false);
    }),
    resume: () => prepare(async (mine) => {
      const run = await store.run();
      if (!run) return { code: 'notFound' };
      const list = await store.takeList({ kind: 'kept' });
      mine.counts = await countRows(store, run);
      return begin(mine, { ...run, runId: randomUUID(), complete: false }, list, true);
    }),
    stop() {
      if (!current?.run) return false;
      current.abort.abort();
      return true;
    },
    async last() {
      if (current?.run) return shown(current.run, current.counts, true);
      const run = await store.run();
      return run && shown(run, await countRows(store, run), false);
    },
    async clear() {
      if (current) return { ok: false, error: { code: 'busy', text: say('radarscreen:problem.busy') } };
      try {
        await store.clear();
        return { ok: true, value: {} };
      } catch (error) {
        return { ok: false, error: ioError('radarscreen:problem.clear', error, report) };
      }
    },
  };
}

function shown({ wideRanges: _wideRanges, ...run }: KeptRun, counts: Counter, running: boolean): RadarRun {
  return { ...run, counts: counts.counts(), running };
}

async function countRows(store: RadarStore, { warnDays }: KeptRun): Promise<Counter> {
  const counts = counter();
  const now = Date.now();
  for await (const row of rowsIn(store.rows)) counts.add(windowRow(row, warnDays, now).state);
  return counts;
}

/** The system's refusals are outcomes with a sentence; anything else is a defect of ours. */
function ioError(key: string, error: unknown, report: (defect: unknown) => void): CallError {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) return { code: 'ioFailed', detail: code, text: say(key, { code }) };
  report(error);
  return { code: 'defect' };
}
