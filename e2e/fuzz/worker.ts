import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { CurrentInput } from './current-input.ts';
import { fuzzTarget, type Finding, type FuzzResult } from './fuzz-target.ts';
import { targetsIn } from './target.ts';

export interface WorkerInput { readonly file: string; readonly target: string; readonly seed: number; readonly ms: number; readonly memory: SharedArrayBuffer }

export type WorkerMessage = { readonly kind: 'finding'; readonly finding: Finding } | { readonly kind: 'done'; readonly result: FuzzResult };

if (!isMainThread) await work();

async function work(): Promise<void> {
  const { file, target: name, seed, ms, memory } = workerData as WorkerInput;
  const target = (await targetsIn(file)).find((each) => each.target.name === name)?.target;
  if (target === undefined) throw new Error(`there is no fuzz target ${name}`);
  const say = (message: WorkerMessage): void => parentPort?.postMessage(message);
  const result = await fuzzTarget(target, { seed, ms, current: new CurrentInput(memory), onFinding: (finding) => say({ kind: 'finding', finding }) });
  say({ kind: 'done', result });
}
