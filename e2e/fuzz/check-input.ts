import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FuzzTarget } from './target.ts';

/** What an input may cost. */
export const limits = { ms: 250, heapBytes: 64 * 1024 * 1024 };

/** An input that a target may not do this with. */
export type Complaint =
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'endless' }
  | { readonly kind: 'memory'; readonly bytes: number };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const heapBytes = (): number => {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
};

/** The bytes that are really kept now. */
export function keptBytes(): number {
  collect();
  return heapBytes();
}

export interface Cost { readonly ms: number; readonly bytes: number }

/** Runs a target once. Memory counts what lies on the heap right after, garbage included: it had to be there at once. */
async function runOnce(target: FuzzTarget, input: Buffer): Promise<Complaint | Cost> {
  const before = heapBytes();
  const start = performance.now();
  try {
    const result = target.run(Buffer.from(input));
    if (result instanceof Promise && (await endsInTime(result)) === false) return { kind: 'endless' };
  } catch (error) {
    return { kind: 'threw', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  return { ms: performance.now() - start, bytes: heapBytes() - before };
}

async function endsInTime(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => { timer = setTimeout(() => resolve(false), limits.ms * 4); });
  const result = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return result;
}

/** What is wrong with how a target takes an input, if anything. Time and memory are only believed when they are so three times
 * in a row, from a clean heap: one slow run may be the collector's or a neighbour's. */
export async function checkInput(target: FuzzTarget, input: Buffer): Promise<Complaint | undefined> {
  let worst: Cost = { ms: Infinity, bytes: Infinity };
  for (let attempt = 0; attempt < 4; attempt += 1) {
    if (attempt > 0) collect();
    const result = await runOnce(target, input);
    if ('kind' in result) return result;
    // The first run only finds suspects.
    if (attempt > 0 || (result.ms <= limits.ms && result.bytes <= limits.heapBytes)) {
      worst = { ms: Math.min(worst.ms, result.ms), bytes: Math.min(worst.bytes, result.bytes) };
      if (worst.ms <= limits.ms && worst.bytes <= limits.heapBytes) return undefined;
    }
  }
  return worst.ms > limits.ms ? { kind: 'slow', ms: worst.ms } : { kind: 'memory', bytes: worst.bytes };
}

export function describeComplaint(complaint: Complaint): string {
  switch (complaint.kind) {
    case 'threw': return `threw ${complaint.message}`;
    case 'slow': return `took ${complaint.ms.toFixed(0)} ms, three times in a row`;
    case 'endless': return 'did not end';
    case 'memory': return `left ${(complaint.bytes / 1e6).toFixed(0)} MB on the heap`;
  }
}
