import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOn, SMALLEST, type Rectangle } from './window-place.ts';

const LAPTOP = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT = { x: -2560, y: -200, width: 2560, height: 1400 };
const kept = (change: Partial<Rectangle & { maximized: boolean }> = {}) => ({ x: 100, y: 80, width: 1200, height: 800, maximized: false, ...change });

describe('placeOn', () => {
  it('opens in the middle of the first screen at first', () => {
    expect(placeOn([LAPTOP, LEFT], null)).toEqual({ x: 300, y: 90, width: 1320, height: 860, maximized: false });
  });
  it('gives back the place as it was, on any screen that is still there', () => {
    expect(placeOn([LAPTOP], kept())).toEqual(kept());
    expect(placeOn([LAPTOP, LEFT], kept({ x: -2400, y: -100, maximized: true }))).toEqual(kept({ x: -2400, y: -100, maximized: true }));
  });
  it('comes back to the first screen when the other one is gone', () => {
    expect(placeOn([LAPTOP], kept({ x: -2400, y: -100 }))).toMatchObject({ x: 360, y: 120, width: 1200 });
  });
  it('does not leave the title bar above or below the screen', () => {
    expect(placeOn([LAPTOP], kept({ y: -20 })).y).toBe(0);
    expect(placeOn([LAPTOP], kept({ y: 5000 })).y).toBe(120);
  });
  it('shrinks to the screen, but not below its smallest size', () => {
    expect(placeOn([{ x: 0, y: 0, width: 1024, height: 700 }], kept({ width: 3000, height: 2000 }))).toMatchObject({ width: 1024, height: 700 });
    expect(placeOn([{ x: 0, y: 0, width: 640, height: 480 }], kept())).toMatchObject(SMALLEST);
  });
  it('can always be caught with the mouse, whatever was remembered', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 0, max: 8000 });
    const screen = fc.record({ x: number, y: number, width: fc.integer({ min: 880, max: 5000 }), height: fc.integer({ min: 600, max: 3000 }) });
    fc.assert(fc.property(fc.array(screen, { minLength: 1, maxLength: 4 }), fc.record({ x: number, y: number, width: size, height: size, maximized: fc.boolean() }), (screens, place) => {
      const { x, y, width } = placeOn(screens, place);
      expect(screens.some((each) => Math.min(x + width, each.x + each.width) - Math.max(x, each.x) >= 120 && y >= each.y && y + 32 <= each.y + each.height)).toBe(true);
    }));
  });
});
