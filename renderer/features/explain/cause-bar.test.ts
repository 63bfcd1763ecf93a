import { describe, expect, it } from 'vitest';
import { barOf } from './cause-bar.tsx';

describe('barOf', () => {
  it('gives the heaviest the whole room and the others their share', () => {
    expect(barOf({ for: 80, against: 0 }, 80)).toEqual({ left: 0, right: 168 });
    expect(barOf({ for: 40, against: 40 }, 80)).toEqual({ left: 36, right: 84 });
  });
  it('shows what is there, however little, and never more than the room', () => {
    expect(barOf({ for: 0.1, against: 0 }, 100)).toEqual({ left: 0, right: 3 });
    expect(barOf({ for: 500, against: 500 }, 100)).toEqual({ left: 72, right: 168 });
    expect(barOf({ for: 0, against: 0 }, 0)).toEqual({ left: 0, right: 0 });
  });
});
