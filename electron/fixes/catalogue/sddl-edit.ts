/** Parts of a security descriptor in SDDL (MS-DTYP 2.5.1): what is before the DACL, its flags, its entries, what follows. */
interface Parts {
  readonly head: string;
  readonly flags: string;
  readonly entries: readonly string[];
  readonly tail: string;
}

/** Well-known SIDs in both spellings. */
const SAME: Readonly<Record<string, string>> = { 'S-1-5-18': 'SY', 'S-1-5-20': 'NS', 'S-1-1-0': 'WD', 'S-1-5-32-544': 'BA' };
export const SYSTEM = 'SY';
export const NETWORK_SERVICE = 'NS';

function partsOf(sddl: string): Parts | null {
  const found = /^((?:O:[^:()]*?)?(?:G:[^:()]*?)?)D:([A-Z]*)((?:\([^()]*\))*)((?:S:.*)?)$/.exec(sddl);
  if (!found) return null;
  return { head: found[1] ?? '', flags: found[2] ?? '', entries: (found[3] ?? '').match(/\([^()]*\)/g) ?? [], tail: found[4] ?? '' };
}

const fields = (entry: string): readonly string[] => entry.slice(1, -1).split(';');
const sidOf = (entry: string): string => {
  const sid = fields(entry)[5] ?? '';
  return SAME[sid] ?? sid;
};
const isInherited = (entry: string): boolean => (fields(entry)[1] ?? '').includes('ID');

/** An entry that allows these rights and is not inherited. */
export interface Grant {
  readonly sid: string;
  readonly rights: 'FA' | 'FR';
}

/**
 * The descriptor with the grants added and the denials of these SIDs taken out; every other entry stays as it is. Explicit entries stay
 * before inherited ones, as Windows orders them. Null: the text is no descriptor with a DACL, or a denial is inherited and thus not ours to change.
 */
export function withGrants(sddl: string, grants: readonly Grant[], owner?: string): string | null {
  const parts = partsOf(sddl);
  if (!parts) return null;
  const ours = new Set(grants.map((one) => one.sid));
  const denied = parts.entries.filter((entry) => fields(entry)[0] === 'D' && ours.has(sidOf(entry)));
  if (denied.some(isInherited)) return null;
  const kept = parts.entries.filter((entry) => !denied.includes(entry));
  const present = new Set(kept.map((entry) => `${sidOf(entry)} ${fields(entry)[0]} ${fields(entry)[2]}`));
  const added = grants.filter(({ sid, rights }) => !present.has(`${sid} A ${rights}`) && !present.has(`${sid} A FA`)).map(({ sid, rights }) => `(A;;${rights};;;${sid})`);
  const entries = [...kept.filter((entry) => !isInherited(entry)), ...added, ...kept.filter(isInherited)];
  const head = owner === undefined ? parts.head : parts.head.replace(/^(O:[^:()]*?)?(?=G:|$)/, `O:${owner}`);
  return `${head}D:${parts.flags}${entries.join('')}${parts.tail}`;
}

/** The descriptor without its own denials for one SID; null when a denial is inherited, or there is none. */
export function withoutDenials(sddl: string, sid: string): string | null {
  const parts = partsOf(sddl);
  const denied = parts?.entries.filter((entry) => fields(entry)[0] === 'D' && sidOf(entry) === sid) ?? [];
  if (!parts || denied.length === 0 || denied.some(isInherited)) return null;
  return `${parts.head}D:${parts.flags}${parts.entries.filter((entry) => !denied.includes(entry)).join('')}${parts.tail}`;
}
