import { describe, expect, it } from 'vitest';
import { channels, LINKS } from '../../preload/contract/channels.ts';
import { pageOf } from './links.ts';

describe('pageOf', () => {
  it.each(LINKS)('knows %s as an https page', (id) => {
    expect(pageOf(id)).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  });

  it.each(['', 'nothing', 'file:///etc/passwd', 'ms-msdt:/id', '\\\\evil\\share', 'https://example.com', 'constructor', '__proto__', 'toString'])('refuses %j', (id) => {
    expect(pageOf(id)).toBeNull();
    expect(channels['links.open'].input.safeParse({ id }).success).toBe(false);
  });
});
