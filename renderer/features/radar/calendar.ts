/** How many months the small calendar shows, the present one first. */
export const MONTHS = 6;

/** The first moments (UTC) of the months shown, and of the one after them, ms since 1970. */
export function monthsFrom(now: number): readonly number[] {
  const date = new Date(now);
  return Array.from({ length: MONTHS + 1 }, (_, index) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + index, 1));
}

/** Where a moment lies in the calendar: 0 its beginning, `MONTHS` its end, whole numbers the months' borders; clamped. */
export function placeIn(months: readonly number[], time: number): number {
  const [first = 0, last = 0] = [months[0], months.at(-1)];
  if (time <= first) return 0;
  if (time >= last) return MONTHS;
  const after = months.findIndex((month) => month > time);
  const [start = 0, end = 1] = [months[after - 1], months[after]];
  return after - 1 + (time - start) / (end - start);
}
