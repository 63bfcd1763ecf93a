import { randomUUID } from 'node:crypto';
import type { DiagnosisModel } from '../../preload/contract/diagnosis.ts';
import type { ProbeEvent, RunEvent } from '../../preload/contract/events.ts';
import type { Engine, EngineRequest } from './engine.ts';
import { runEvents } from './run-events.ts';
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
  readonly send: (event: RunEvent) => void;
  readonly onDone: (diagnosis: DiagnosisModel) => void;
  readonly report: (defect: unknown) => void;
}

export function runs({ engine, wire, send, onDone, report }: RunsOptions): Runs {
  let current: { runId: string; abort: AbortController } | null = null;

  const run = async (runId: string, request: EngineRequest, signal: AbortSignal) => {
    const push = runEvents(runId, send, report);
    let finished = false;
    const onEvent = (event: ProbeEvent) => {
      finished ||= event.type === 'finished' && event.side === 'target';
      push(event);
    };
    try {
      const diagnosis = await engine.diagnose(request, { signal, onEvent, onWire: (...rung) => wire.add(runId, ...rung) });
      if (!finished) push({ type: 'finished', side: 'target', diagnosis });
      onDone(diagnosis);
    } catch (defect) {
      report(defect);
      push({ type: 'failed', error: { code: 'defect' } });
    } finally {
      if (current?.runId === runId) current = null;
    }
  };

  return {
    start(request) {
      current?.abort.abort();
      const runId = randomUUID();
      const abort = new AbortController();
      current = { runId, abort };
      wire.begin(runId);
      // Not before the answer with the id is on its way.
      setImmediate(() => void run(runId, request, abort.signal));
      return runId;
    },
    cancel(runId) {
      if (current?.runId !== runId) return false;
      current.abort.abort();
      return true;
    },
  };
}
