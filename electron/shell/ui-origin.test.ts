import { describe, expect, it } from 'vitest';
import { isUiUrl, mayRequest } from './ui-origin.ts';

const FOREIGN = ['https://example.com/a.png', 'http://ui/', 'ws://127.0.0.1:1/', 'file:///etc/passwd', 'app://ui.evil/', 'app://evil.ui/', 'app://ui:1/', 'app://a@ui/', 'app://ui%2eevil/', 'appx://ui/', 'chrome://gpu', 'data:text/html,x', 'blob:app://ui/1', 'about:blank', ''];

describe('isUiUrl', () => {
  it.each(['app://ui/', 'app://ui/index.html', 'app://ui/index.html?x#y'])('knows %s', (url) => expect(isUiUrl(url)).toBe(true));
  it.each(FOREIGN)('refuses %j', (url) => expect(isUiUrl(url)).toBe(false));
});

describe('mayRequest', () => {
  it('lets our own files through', () => expect(mayRequest('app://ui/assets/index.js', false)).toBe(true));
  it.each(FOREIGN)('cancels %j', (url) => {
    expect(mayRequest(url, false)).toBe(false);
    expect(mayRequest(url, true)).toBe(false);
  });
  it('knows DevTools only in development', () => {
    expect(mayRequest('devtools://devtools/bundled/x.html', true)).toBe(true);
    expect(mayRequest('devtools://devtools/bundled/x.html', false)).toBe(false);
  });
});
