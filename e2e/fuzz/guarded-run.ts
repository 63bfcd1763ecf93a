import { Worker } from 'node:worker_threads';
import { CurrentInput } from './current-input.ts';
import type { Finding, FuzzResult } from './fuzz-target.ts';
import { longestInput } from './mutate.ts';
import type { FoundTarget } from './target.ts';
import type { WorkerInput, WorkerMessage } from './worker.ts';

/** An input that runs so long, longer than any measured one may, has hung its thread. */
const hangMs = 5000;

export interface GuardedResult { readonly findings: readonly Finding[]; readonly result?: FuzzResult }

/** Fuzzes one target in a thread of its own, which may hang, run out of memory or die without taking us along. */
export function guardedRun({ file, target: { name: target } }: FoundTarget, seed: number, ms: number): Promise<GuardedResult> {
  const current = CurrentInput.withRoomFor(longestInput);
  const workerData: WorkerInput = { file, target, seed, ms, memory: current.memory };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const findings: Finding[] = [];
  let result: FuzzResult | undefined;
  const blame = (complaint: Finding['complaint']): void => void findings.push({ target, input: current.get(), complaint });

  let [seen, since] = [0, performance.now()];
  const watch = setInterval(() => {
    if (current.number !== seen) [seen, since] = [current.number, performance.now()];
    else if (seen > 0 && performance.now() - since > hangMs) {
      blame({ kind: 'endless' });
      void worker.terminate();
    }
  }, 250);

  return new Promise((resolve) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'done') result = message.result;
      // A Buffer arrives as the plain bytes it is made of.
      else findings.push({ ...message.finding, input: Buffer.from(message.finding.input) });
    });
    worker.on('error', (error: unknown) => blame({ kind: 'threw', message: `outside of its run: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` }));
    worker.on('exit', () => {
      clearInterval(watch);
      resolve({ findings, ...(result === undefined ? {} : { result }) });
    });
  });
}
