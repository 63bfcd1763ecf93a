import { expect, it } from 'vitest';
import { MONTHS, monthsFrom, placeIn } from './calendar.ts';

const months = monthsFrom(Date.parse('2026-11-21T10:00:00Z'));

it('shows whole months from the present one, over the end of a year', () => {
  expect(months.map((month) => new Date(month).toISOString().slice(0, 10))).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01', '2027-05-01']);
});

it.each([
  ['2026-11-16T00:00:00Z', 0.5], ['2026-12-01T00:00:00Z', 1], ['2027-02-15T00:00:00Z', 3.5], ['2025-01-01T00:00:00Z', 0], ['2030-01-01T00:00:00Z', MONTHS],
])('%s lies at %d', (time, place) => expect(placeIn(months, Date.parse(time))).toBeCloseTo(place, 5));
