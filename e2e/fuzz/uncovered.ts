/** Code that no input has reached yet, as [from, to) of a function's source text. */
export type Gaps = readonly (readonly [number, number])[];

export const sizeOf = (gaps: Gaps): number => gaps.reduce((sum, [from, to]) => sum + to - from, 0);

/** What both leave unreached. Both lists are in order and do not overlap themselves. */
export function common(a: Gaps, b: Gaps): Gaps {
  const both: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; ;) {
    const [one, two] = [a[i], b[j]];
    if (one === undefined || two === undefined) return both;
    const [from, to] = [Math.max(one[0], two[0]), Math.min(one[1], two[1])];
    if (from < to) both.push([from, to]);
    if (one[1] < two[1]) i += 1;
    else j += 1;
  }
}

/** V8's ranges of a function are nested and in order; those that were not run become gaps, without what lies inside another gap. */
export function gapsOf(ranges: readonly { startOffset: number; endOffset: number; count: number }[]): Gaps {
  const gaps: (readonly [number, number])[] = [];
  for (const { startOffset, endOffset, count } of ranges) {
    const last = gaps.at(-1);
    if (count === 0 && (last === undefined || startOffset >= last[1])) gaps.push([startOffset, endOffset]);
  }
  return gaps;
}
