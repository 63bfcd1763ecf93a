const NAMES: Readonly<Record<string, string>> = {
  SY: 'SYSTEM', 'S-1-5-18': 'SYSTEM', NS: 'NETWORK SERVICE', 'S-1-5-20': 'NETWORK SERVICE', BA: 'Administrators', 'S-1-5-32-544': 'Administrators', WD: 'Everyone', 'S-1-1-0': 'Everyone', BU: 'Users', 'S-1-5-32-545': 'Users',
  AU: 'Authenticated Users', 'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833': 'NT SERVICE\\SessionEnv',
};
/** Rights as icacls writes them, the same in every language. */
const RIGHTS: Readonly<Record<string, string>> = { FA: 'F', KA: 'F', GA: 'F', FR: 'R', KR: 'R', GR: 'R', '0x12019f': 'R,W', '0x1f01ff': 'F', '0x6': 'W' };

/** One entry of a DACL: whom it allows or denies what; `rights` as icacls writes them, or as they stand there. */
export interface AclEntry {
  readonly denies: boolean;
  readonly who: string;
  readonly rights: string;
}

/** The entries of a DACL in their order. */
export function aclEntries(sddl: string): AclEntry[] {
  return [...sddl.matchAll(/\(([AD]);([^;()]*);([^;()]*);[^;()]*;[^;()]*;([^;()]*)\)/g)].map(([, type, , rights = '', sid = '']) =>
    ({ denies: type === 'D', who: NAMES[sid] ?? sid, rights: RIGHTS[rights] ?? rights }));
}

/** The same in one text each: `NETWORK SERVICE:(R)`, a denial with DENY in front. */
const entriesOf = (sddl: string): string[] => aclEntries(sddl).map(({ denies, who, rights }) => `${denies ? 'DENY ' : ''}${who}:(${rights})`);

/** What a change of rights gives and takes, one entry after the other; empty where there is none. */
export function aclChange(before: string, after: string): { added: string; taken: string } {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  return { added: now.filter((one) => !old.includes(one)).join(', '), taken: old.filter((one) => !now.includes(one)).join(', ') };
}
