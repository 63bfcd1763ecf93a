import { describe, expect, it } from 'vitest';
import { hasDisplay, xauthority } from './display.mjs';

describe('the display', () => {
  it('is needed on Linux only', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':1' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });

  it('is opened with a cookie in the layout of Xau(3)', () => {
    expect(xauthority(Buffer.from('0011', 'hex')).toString('hex'))
      .toBe(`ffff000000000012${Buffer.from('MIT-MAGIC-COOKIE-1').toString('hex')}00020011`);
  });
});
