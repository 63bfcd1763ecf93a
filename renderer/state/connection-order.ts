import type { StoredProfile } from '../../preload/contract/connection.ts';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** When it was used last, or, where never, changed. */
const lastOf = ({ usedAt, changedAt }: StoredProfile): string => usedAt ?? changedAt;

/** Pinned first, then the newest; of equals by name. */
export function inOrder(profiles: readonly StoredProfile[]): readonly StoredProfile[] {
  const by = new Intl.Collator(undefined, { numeric: true }).compare;
  return [...profiles].sort((a, b) => Number(b.pinned) - Number(a.pinned) || (lastOf(a) < lastOf(b) ? 1 : lastOf(a) > lastOf(b) ? -1 : by(a.name, b.name)));
}

/** The profiles in which every typed word occurs, in name or address. */
export function matchingProfiles(profiles: readonly StoredProfile[], typed: string): readonly StoredProfile[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return profiles;
  return profiles.filter(({ name, address }) => {
    const all = plain(`${name} ${address}`);
    return words.every((word) => all.includes(word));
  });
}
