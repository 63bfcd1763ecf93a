import { randomUUID } from 'node:crypto';
import { addressEvent, type MatrixEvent } from '../../../preload/contract/connection.ts';
import type { Mode } from '../../../preload/contract/diagnosis.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { chooseAddress, offerFallbacks } from '../../profile/addresses/choose.ts';
import { runAddresses } from '../../profile/addresses/run-matrix.ts';
import { rememberSeen, seenBefore } from '../../profile/addresses/seen-machines.ts';
import type { Target } from '../../probe/target/target.ts';
import type { ConnectionPorts } from './ports.ts';

/** What a matrix is run over. */
export interface MatrixSubject {
  /** The list in its order; what the file names besides comes behind. */
  readonly list: readonly Target[];
  readonly besides: readonly Target[];
  readonly practice: string | null;
  readonly mode: Mode;
}

/** The one matrix that may be running. */
export interface AddressRuns {
  /** Ends the one before; events follow after the id was given out. */
  start(subject: MatrixSubject): string;
  /** False when that one is not going on. */
  stop(runId: string): boolean;
}

export function addressRuns({ dataDir, send, report }: Pick<ConnectionPorts, 'dataDir' | 'send' | 'report'>): AddressRuns {
  let current: { runId: string; abort: AbortController } | null = null;

  const run = async (runId: string, subject: MatrixSubject, signal: AbortSignal): Promise<void> => {
    let seq = 0;
    const push = (event: MatrixEvent): void => {
      const checked = addressEvent.safeParse({ runId, seq, event });
      if (checked.success) {
        seq += 1;
        return send(checked.data);
      }
      report(checked.error);
      // The window must not wait for an end that does not come.
      if (event.type === 'finished') push({ type: 'failed', error: { code: 'defect' } });
    };
    try {
      const { list, besides, practice, mode } = subject;
      const targets = [...list, ...besides.filter((one) => !list.some((other) => other.host === one.host && other.port === one.port))];
      push({ type: 'started', asks: targets.map((one) => one.host) });
      const seen = practice === null ? await seenBefore(dataDir, targets) : [];
      const result = await runAddresses({ targets, mode, dataDir, known: seen, ...(practice === null ? {} : { practice }), onRows: (rows) => push({ type: 'rows', rows: [...rows] }) }, signal);
      if (!result.ok) return push({ type: 'failed', error: { code: 'badTarget', text: say('profile:addresses.noPractice', { name: showable(result.name, 60) }) } });
      const { model, known } = result;
      if (practice === null && !model.cancelled) await rememberSeen(dataDir, model, list[0]?.port ?? 3389, new Date().toISOString());
      push({ type: 'finished', result: model, choice: model.cancelled ? null : chooseAddress(list, model, known), offers: model.cancelled ? [] : offerFallbacks(list, model, known) });
    } catch (defect) {
      report(defect);
      push({ type: 'failed', error: { code: 'defect' } });
    } finally {
      if (current?.runId === runId) current = null;
    }
  };

  return {
    start(subject) {
      current?.abort.abort();
      const runId = randomUUID();
      const abort = new AbortController();
      current = { runId, abort };
      // Not before the answer with the id is on its way.
      setImmediate(() => void run(runId, subject, abort.signal));
      return runId;
    },
    stop(runId) {
      if (current?.runId !== runId) return false;
      current.abort.abort();
      return true;
    },
  };
}
