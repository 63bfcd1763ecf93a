import { readDer, readLeaf, type DerNode } from './der.ts';

/** Longer chains are judged by their beginning. */
const MAX_LINKS = 6;

interface Link {
  readonly subject: Buffer;
  readonly issuer: Buffer;
}

function readLink(der: Buffer, index: number): Link | null {
  const fields: readonly DerNode[] = (index === 0 ? readLeaf(der) : readDer(der))?.children[0]?.children ?? [];
  const [, , issuer, , subject] = fields.slice(fields[0]?.tagClass === 'context' ? 1 : 0);
  return issuer && subject ? { issuer: issuer.raw, subject: subject.raw } : null;
}

/**
 * Whether a client can climb from the leaf with what was sent: issuer by issuer to a self-issued certificate, or at
 * least past the leaf (TLS lets a server leave out the root, RFC 8446 4.4.2). A lone leaf of a CA is incomplete.
 */
export function isChainComplete(chain: readonly Buffer[]): boolean {
  const [leaf, ...others] = chain.slice(0, MAX_LINKS).map(readLink);
  if (!leaf) return false;
  let current = leaf;
  for (let steps = 0; steps <= others.length; steps++) {
    if (current.issuer.equals(current.subject)) return true;
    const next = others.find((link) => link?.subject.equals(current.issuer));
    if (!next) return steps > 0;
    current = next;
  }
  return false;
}
