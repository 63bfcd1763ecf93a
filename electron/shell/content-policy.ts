import { randomBytes } from 'node:crypto';

/** Stands in index.html where the nonce of the document goes. */
const NONCE_PLACE = '__STYLE_NONCE__';

/**
 * The policy every document gets as a header. Styles that a library adds at run time need the document's nonce;
 * scripts have none, they come from our own origin only.
 */
function contentPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    // The live page of a report: a document of ours without script, in a sandbox (report-pages.ts). Our own documents refuse to be framed.
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** A document with a fresh nonce in it, and the policy that names the same nonce. */
export function withPolicy(html: string, nonce = randomBytes(18).toString('base64')): { html: string; policy: string } {
  return { html: html.replaceAll(NONCE_PLACE, nonce), policy: contentPolicy(nonce) };
}
