import type { CaseFix } from '../../../preload/contract/channels.ts';

/** The best fix against one cause: an offered one where there is any, in the order of the list. Null where the list has none. */
export function fixFor<T extends Pick<CaseFix, 'against' | 'offered'>>(fixes: readonly T[], cause: string | null): T | null {
  const fitting = fixes.filter((fix) => fix.against.some(({ id }) => id === cause));
  return fitting.find((fix) => fix.offered) ?? fitting[0] ?? null;
}
