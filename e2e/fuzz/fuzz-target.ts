import { checkInput, keptBytes, limits, type Complaint } from './check-input.ts';
import { Coverage } from './coverage.ts';
import type { CurrentInput } from './current-input.ts';
import { minimise } from './minimise.ts';
import { longestInput, mutate } from './mutate.ts';
import { Random } from './random.ts';
import type { FuzzTarget } from './target.ts';

export interface Finding { readonly target: string; readonly input: Buffer; readonly complaint: Complaint }

export interface FuzzOptions { readonly seed: number; readonly ms: number; readonly current: CurrentInput; onFinding(finding: Finding): void }

export interface FuzzResult { readonly inputs: number; readonly corpus: number; readonly functions: number }

/** Inputs between two looks at the coverage: a look costs as much as many short runs. */
const batchSize = 48;
/** After so many different findings more would only repeat them. */
const enoughFindings = 5;

const isOurs = (url: string): boolean => /\/(?:electron|preload|e2e\/fuzz\/testing)\/(?!.*fuzz-targets)/.test(url) && !url.includes('node_modules');

/** Feeds a target changed inputs for a while; those that reach new code are changed further. */
export async function fuzzTarget(target: FuzzTarget, { seed, ms, current, onFinding }: FuzzOptions): Promise<FuzzResult> {
  const random = new Random(seed);
  const coverage = new Coverage(isOurs);
  const seeds = target.seeds === undefined || target.seeds.length === 0 ? [Buffer.alloc(0), Buffer.from([0])] : target.seeds;
  const corpus = seeds.map((each) => each.subarray(0, longestInput));
  const known = new Set<string>();
  const end = performance.now() + ms;
  let inputs = 0;

  const tryInput = async (input: Buffer): Promise<void> => {
    inputs += 1;
    current.set(input);
    const complaint = await checkInput(target, input);
    if (complaint === undefined || known.has(signature(complaint)) || known.size >= enoughFindings) return;
    known.add(signature(complaint));
    onFinding({ target: target.name, complaint, input: await shorten(target, input, complaint, current) });
  };

  for (const each of corpus) await tryInput(each);
  coverage.anythingNew({ keep: true });
  const kept = keptBytes();
  while (performance.now() < end && known.size < enoughFindings) {
    const batch = Array.from({ length: batchSize }, () => mutate(choose(corpus, random), random, corpus));
    for (const input of batch) await tryInput(input);
    if (!coverage.anythingNew({ keep: false })) continue;
    for (const input of batch) {
      current.set(input);
      await checkInput(target, input);
      if (coverage.anythingNew({ keep: true })) corpus.push(input);
    }
  }
  const grown = keptBytes() - kept;
  if (grown > limits.heapBytes) onFinding({ target: target.name, complaint: { kind: 'memory', bytes: grown }, input: corpus.at(-1) ?? Buffer.alloc(0) });
  const { functions } = coverage;
  coverage.stop();
  return { inputs, corpus: corpus.length, functions };
}

/** Newer inputs reach deeper, so half of the time one of them is taken. */
function choose(corpus: readonly Buffer[], random: Random): Buffer {
  return random.pick(random.below(2) === 0 ? corpus.slice(-Math.max(1, corpus.length >> 2)) : corpus);
}

/** Two inputs that throw from the same place are one finding. */
function signature(complaint: Complaint): string {
  if (complaint.kind !== 'threw') return complaint.kind;
  return complaint.message.split('\n').find((line) => /^\s+at .*\/(?:electron|preload|e2e\/fuzz\/testing)\//.test(line)) ?? complaint.message.slice(0, 60);
}

async function shorten(target: FuzzTarget, input: Buffer, complaint: Complaint, current: CurrentInput): Promise<Buffer> {
  const same = async (shorter: Buffer): Promise<boolean> => {
    current.set(shorter);
    const found = await checkInput(target, shorter);
    return found !== undefined && signature(found) === signature(complaint);
  };
  return minimise(input, same, { threw: 400, slow: 12, memory: 12, endless: 3 }[complaint.kind]);
}
