import { describe, expect, it } from 'vitest';
import { isPermitted } from './permissions.ts';

describe('isPermitted', () => {
  it('lets our own page write to the clipboard', () => {
    expect(isPermitted('clipboard-sanitized-write', 'app://ui/index.html')).toBe(true);
    expect(isPermitted('clipboard-sanitized-write', 'app://ui/')).toBe(true);
  });

  it.each(['https://example.com/', 'app://ui.evil/', 'app://evil@ui/', 'app://ui:81/', 'file:///x', 'about:blank', ''])('denies the clipboard to %j', (url) => {
    expect(isPermitted('clipboard-sanitized-write', url)).toBe(false);
  });

  it.each(['clipboard-read', 'geolocation', 'notifications', 'media', 'midi', 'hid', 'usb', 'serial', 'openExternal', 'fullscreen', 'pointerLock', 'unknown', ''])('denies %j', (permission) => {
    expect(isPermitted(permission, 'app://ui/index.html')).toBe(false);
  });
});
