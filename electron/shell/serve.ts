import { extname, join } from 'node:path';
import { withPolicy } from './content-policy.ts';
import { readAhead, readOnce } from './read-ahead.ts';

/** The one origin the window is made of. */
export const UI_SCHEME = 'app';
export const UI_HOST = 'ui';
export const UI_START = `${UI_SCHEME}://${UI_HOST}/index.html`;

/** An answer of the `app://` scheme, in the form both protocol APIs of Electron can be fed with. */
export interface Served {
  readonly status: 200 | 400 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The file a URL means, as path segments under the root, or null when the URL is not one of ours. Works on the text
 * as it came: a URL parser would resolve `..` and hide what was asked for.
 */
export function segmentsOf(url: string): string[] | null {
  const match = /^app:\/\/ui\/([^?#]*)(?:[?#].*)?$/.exec(url);
  if (!match) return null;
  const segments = (match[1] || 'index.html').split('/');
  // Names of our bundle need no escape, no dot file and no second dot in front; so nothing else is let through.
  return segments.every((segment) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment)) ? segments : null;
}

/** Answers one request from the folder `root`, and from nowhere else. A document fetches the texts of the language `lang` at once. */
export async function serve(url: string, root: string, lang: 'en' | 'ja' = 'en'): Promise<Served> {
  const segments = segmentsOf(url);
  if (!segments) return refusal(400);
  const type = TYPES[extname(segments.at(-1) ?? '')];
  if (!type) return refusal(404);
  try {
    const bytes = await readOnce(join(root, ...segments));
    if (!type.startsWith('text/html')) return { status: 200, headers: common(type), bytes };
    const served = document(bytes, lang);
    readAhead(namedIn(served.bytes).map((path) => join(root, path)));
    return served;
  } catch {
    return refusal(404);
  }
}

/** The build names the texts of every language (electron.vite.config.ts). */
const TEXTS = /<link [^>]*data-lang="([a-z]+)"[^>]*>\s*/g;

/** The scripts and styles that a document of ours names; the build writes them so. */
const namedIn = (html: Buffer): string[] => [...html.toString('utf8').matchAll(/ (?:src|href)="\.\/(assets\/[A-Za-z0-9_-][A-Za-z0-9._-]*)"/g)].map(([, path = '']) => path);

function document(bytes: Buffer, lang: string): Served {
  const { html, policy } = withPolicy(bytes.toString('utf8').replace(TEXTS, (link, of: string) => (of === lang ? link : '')));
  return {
    status: 200,
    headers: { ...common(TYPES['.html'] ?? ''), 'content-security-policy': policy, 'cache-control': 'no-store' },
    bytes: Buffer.from(html, 'utf8'),
  };
}

function common(type: string): Record<string, string> {
  return { 'content-type': type, 'x-content-type-options': 'nosniff', 'cross-origin-opener-policy': 'same-origin', 'referrer-policy': 'no-referrer' };
}

/** An answer that gives nothing. */
export function refusal(status: 400 | 404): Served {
  return { status, headers: { ...common('text/plain; charset=utf-8'), 'content-security-policy': "default-src 'none'" }, bytes: Buffer.alloc(0) };
}
