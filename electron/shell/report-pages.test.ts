import { describe, expect, it } from 'vitest';
import { putPage, servePage } from './report-pages.ts';

describe('pages of reports', () => {
  it('are served at their own address with a policy that lets nothing run', () => {
    const address = putPage('<p>page</p>', "default-src 'none'; style-src 'sha256-x'");
    expect(address).toMatch(/^app:\/\/ui\/report\/[0-9a-f]{32}\.html$/);
    const page = servePage(address);
    expect(page?.bytes.toString()).toBe('<p>page</p>');
    expect(page?.headers['content-security-policy']).toBe("default-src 'none'; style-src 'sha256-x'; sandbox; frame-ancestors 'self'");
    expect(page?.headers['cache-control']).toBe('no-store');
  });

  it('are at no other address, and go when newer ones come', () => {
    const first = putPage('first', '');
    for (const address of [`${first}?x`, first.replace('app:', 'https:'), first.replace('//ui/', '//other/'), first.replace('.html', ''), 'app://ui/report/../index.html']) expect(servePage(address)).toBeNull();
    for (let count = 0; count < 4; count++) putPage('later', '');
    expect(servePage(first)).toBeNull();
  });
});
