import { expect, it } from 'vitest';
import { countdown, spokenMinutes } from './countdown.ts';

it.each([[0, '00:00'], [-5000, '00:00'], [1, '00:01'], [59_000, '00:59'], [60_000, '01:00'], [761_000, '12:41'], [3_600_000, '1:00:00'], [14_400_000, '4:00:00']] as const)('%d ms is %s', (ms, text) => {
  expect(countdown(ms)).toBe(text);
});

it('speaks seldom', () => {
  const said = new Set<number>();
  for (let ms = 30 * 60_000; ms >= 0; ms -= 1000) said.add(spokenMinutes(ms));
  expect([...said]).toEqual([30, 15, 10, 5, 2, 0]);
});
