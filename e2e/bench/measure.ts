/** Something to time; gives the milliseconds it wants to be judged by, or nothing when the whole call counts. */
export interface Contestant { readonly name: string; run(): Promise<number | void> }

export interface Timing { readonly name: string; readonly median: number; readonly all: readonly number[] }

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = sorted.length % 2 === 0 ? [sorted[middle - 1], sorted[middle]] : [sorted[middle], sorted[middle]];
  return (low + high) / 2;
}

/** Times the contestants by turns, so that a busy moment of the machine hits all of them, after one round that does not count. */
export async function compare(contestants: readonly Contestant[], rounds = 9): Promise<readonly Timing[]> {
  const times = contestants.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      const start = performance.now();
      const own = await contestant.run();
      if (round > 0) times[index]?.push(own ?? performance.now() - start);
    }
  }
  return contestants.map(({ name }, index) => ({ name, median: median(times[index] ?? []), all: times[index] ?? [] }));
}
