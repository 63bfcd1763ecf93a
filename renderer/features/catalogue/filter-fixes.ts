import type { CatalogueFix } from '../../state/use-catalogue.ts';

export const SIDES = ['client', 'host', 'network'] as const;
export const WHO = ['user', 'technician', 'serverOwner'] as const;
export const TIERS = ['0', '1', '2', '3'] as const;
export const KINDS = ['offered', 'automatic', 'guided'] as const;

export interface FixFilter {
  readonly text: string;
  readonly side: (typeof SIDES)[number] | 'all';
  readonly who: (typeof WHO)[number] | 'all';
  readonly tier: (typeof TIERS)[number] | 'all';
  readonly kind: (typeof KINDS)[number] | 'all';
}

export const EVERY_FIX: FixFilter = { text: '', side: 'all', who: 'all', tier: 'all', kind: 'all' };

/** The fixes that fit, the offered ones first; `wordsOf` gives what a fix says in the present language. */
export function filterFixes(fixes: readonly CatalogueFix[], filter: FixFilter, wordsOf: (fix: CatalogueFix) => string): CatalogueFix[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const fits = (fix: CatalogueFix) =>
    (filter.side === 'all' || fix.side === filter.side) && (filter.who === 'all' || fix.who === filter.who) && (filter.tier === 'all' || (fix.kind === 'automatic' && String(fix.tier) === filter.tier))
    && (filter.kind === 'all' || (filter.kind === 'offered' ? fix.offered : fix.kind === filter.kind)) && words.every((word) => wordsOf(fix).includes(word));
  const found = fixes.filter(fits);
  return [...found.filter((fix) => fix.offered), ...found.filter((fix) => !fix.offered)];
}
