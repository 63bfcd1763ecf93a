/** Levels: deeper than any document of ours; what is written again is walked again. */
export const MAX_DEPTH = 100;

/** Whether JSON is nested deeper than any document of ours, so deep that what reads it would run out of stack. Level by level: the measuring itself needs no depth. */
export function tooDeep(data: unknown): boolean {
  let level: unknown[] = [data];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []));
  }
  return false;
}
