import { describe, expect, it } from 'vitest';
import { isTrusted, type Sender } from './trusted-sender.ts';

const ours: Sender = { url: 'app://ui/index.html', parentless: true, contentsId: 1 };

describe('isTrusted', () => {
  it('knows the top frame of our window', () => expect(isTrusted(ours, 1)).toBe(true));

  it.each<[string, Sender | null, number | null]>([
    ['a frame that is gone', null, 1],
    ['a message before there is a window', ours, null],
    ['another web contents', { ...ours, contentsId: 2 }, 1],
    ['a sub-frame of ours', { ...ours, parentless: false }, 1],
    ...['', 'about:blank', 'about:srcdoc', 'app://ui.evil/index.html', 'app://evil.ui/', 'app://ui:8080/', 'app://user@ui/', 'app://user:pw@ui/', 'app:ui', 'app:///ui/', 'appx://ui/', 'http://ui/', 'http://localhost:5173/', 'https://example.com/app://ui/', 'file:///index.html', 'data:text/html,app://ui/', 'blob:app://ui/1', 'devtools://devtools/'].map(
      (url): [string, Sender, number] => [`a frame at ${url || 'no address'}`, { ...ours, url }, 1]),
  ])('refuses %s', (_what, sender, id) => expect(isTrusted(sender, id)).toBe(false));
});
