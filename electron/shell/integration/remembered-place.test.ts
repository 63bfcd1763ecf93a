import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({}));
const { asPlace } = await import('./remembered-place.ts');

it('takes the place it wrote', () => {
  expect(asPlace({ x: -10, y: 0, width: 900, height: 700, maximized: true })).toEqual({ x: -10, y: 0, width: 900, height: 700, maximized: true });
});

it.each([null, 7, [], {}, { x: 0, y: 0, width: 900 }, { x: '0', y: 0, width: 900, height: 700 }, { x: 0, y: 0, width: 1e300, height: 700 }, { x: null, y: 0, width: 900, height: 700 }])(
  'takes %j for no place', (value) => expect(asPlace(value)).toBeNull());
