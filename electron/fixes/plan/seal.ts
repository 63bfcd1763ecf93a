import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PlanDocument, PlanModel } from '../../../preload/contract/plan.ts';

/** RFC 8785: one value, one text. Throws for what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not JSON');
  return text;
}

/** SHA-256 of a plan's canonical JSON without its texts and its hash, lower-case hex: the same in every language. */
export function sealOf(plan: Omit<PlanModel | PlanDocument, 'texts' | 'sha256'> & { readonly texts?: unknown; readonly sha256?: unknown }): string {
  const { texts: _, sha256: __, ...rest } = plan;
  return createHash('sha256').update(canonicalJson(rest), 'utf8').digest('hex');
}
