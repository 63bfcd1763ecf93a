import { runEvent, type ProbeEvent, type RunEvent } from '../../preload/contract/events.ts';
import type { Engine, EngineRequest, FinishedCase } from './engine.ts';
import { latestRun } from './latest-run.ts';
import { runEvents } from './run-events.ts';
import type { KeptCase } from './study/kept-case.ts';
import type { WireLog } from './wire-log.ts';

/** The one diagnosis that may be running. */
export interface Runs {
  /** Starts a run and ends the one before it; events follow after the id was given out. */
  start(request: EngineRequest): string;
  /** False when that run is not going on. */
  cancel(runId: string): boolean;
}

export interface RunsOptions {
  readonly engine: Pick<Engine, 'diagnose'>;
  readonly wire: WireLog;
  readonly kept: KeptCase;
  readonly send: (event: RunEvent) => void;
  readonly onDone: (finished: FinishedCase, runId: string) => void;
  readonly report: (defect: unknown) => void;
}

export function runs({ engine, wire, kept, send, onDone, report }: RunsOptions): Runs {
  const latest = latestRun();

  const run = async (runId: string, request: EngineRequest, signal: AbortSignal): Promise<void> => {
    const push = runEvents<ProbeEvent>(runEvent, { type: 'failed', error: { code: 'defect' } }, runId, send, report);
    // Held back until the case is kept, so that whoever hears of the result can ask for it at once.
    const onEvent = (event: ProbeEvent) => {
      if (event.type !== 'finished' || event.side !== 'target') push(event);
    };
    try {
      const result = await engine.diagnose(request, { signal, onEvent, onWire: (...rung) => wire.add(runId, ...rung) });
      if (!result.ok) return push({ type: 'failed', error: result.error });
      kept.keep(runId, result.value);
      push({ type: 'finished', side: 'target', diagnosis: result.value.model });
      onDone(result.value, runId);
    } catch (defect) {
      report(defect);
      push({ type: 'failed', error: { code: 'defect' } });
    }
  };

  return {
    start(request) {
      const runId = latest.start((id, signal) => run(id, request, signal));
      wire.begin(runId);
      kept.begin(runId);
      return runId;
    },
    cancel: (runId) => latest.cancel(runId),
  };
}
