import { randomBytes } from 'node:crypto';
import { UI_HOST, UI_SCHEME, type Served } from './serve.ts';

/** Pages made while the app runs, each at an address that cannot be guessed. The oldest goes when another comes. */
const pages = new Map<string, { readonly html: string; readonly policy: string }>();
const MAX_PAGES = 4;
const ADDRESS = new RegExp(`^${UI_SCHEME}://${UI_HOST}/report/([0-9a-f]{32})\\.html$`);

/** Puts a page where the window can show it in a frame; gives its address. `policy`: what the page itself may do, which is nothing but its own style. */
export function putPage(html: string, policy: string): string {
  const token = randomBytes(16).toString('hex');
  pages.set(token, { html, policy });
  for (const old of [...pages.keys()].slice(0, -MAX_PAGES)) pages.delete(old);
  return `${UI_SCHEME}://${UI_HOST}/report/${token}.html`;
}

/** The page of an address; null where it is no address of a page, or its page is gone. */
export function servePage(url: string): Served | null {
  const page = pages.get(ADDRESS.exec(url)?.[1] ?? '');
  if (!page) return null;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store',
      // No origin and no script, whatever stands in it; only our own window may frame it.
      'content-security-policy': `${page.policy}; sandbox; frame-ancestors 'self'`,
    },
    bytes: Buffer.from(page.html, 'utf8'),
  };
}
