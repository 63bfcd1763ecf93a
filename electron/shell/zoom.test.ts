import { describe, expect, it } from 'vitest';
import { stepZoom, zoomFor } from './zoom.ts';

const press = (key: string, more = {}) => ({ type: 'keyDown', key, control: true, meta: false, alt: false, ...more });

describe('zoomFor', () => {
  it('steps up, down and back to normal', () => {
    expect(zoomFor(press('+'), 1)).toBe(1.1);
    expect(zoomFor(press('='), 2)).toBe(2.5);
    expect(zoomFor(press('-'), 1)).toBe(0.9);
    expect(zoomFor(press('0'), 3)).toBe(1);
  });

  it.each([press('a'), press('+', { control: false }), press('+', { type: 'keyUp' }), press('0', { alt: true })])('leaves other keys alone', (input) => {
    expect(zoomFor(input, 1)).toBeNull();
  });

  it('reaches 400 % and stops there, also from a factor that came back inexact', () => {
    let factor = 1;
    for (let n = 0; n < 20; n += 1) factor = stepZoom(factor - 0.000001, 1);
    expect(factor).toBe(4);
    for (let n = 0; n < 20; n += 1) factor = stepZoom(factor + 0.000001, -1);
    expect(factor).toBe(0.75);
  });
});
