import { addressEvent, type MatrixEvent } from '../../../preload/contract/connection.ts';
import type { Mode } from '../../../preload/contract/diagnosis.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';
import { chooseAddress, offerFallbacks } from '../../profile/addresses/choose.ts';
import { runAddresses } from '../../profile/addresses/run-matrix.ts';
import { rememberSeen, seenBefore } from '../../profile/addresses/seen-machines.ts';
import type { Target } from '../../probe/target/target.ts';
import { latestRun } from '../latest-run.ts';
import { runEvents } from '../run-events.ts';
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
  const latest = latestRun();

  const run = async (runId: string, subject: MatrixSubject, signal: AbortSignal): Promise<void> => {
    const push = runEvents<MatrixEvent>(addressEvent, { type: 'failed', error: { code: 'defect' } }, runId, send, report);
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
    }
  };

  return {
    start: (subject) => latest.start((runId, signal) => run(runId, subject, signal)),
    stop: (runId) => latest.cancel(runId),
  };
}
