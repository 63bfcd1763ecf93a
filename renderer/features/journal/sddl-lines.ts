const NAMES: Readonly<Record<string, string>> = {
  SY: 'SYSTEM', NS: 'NETWORK SERVICE', LS: 'LOCAL SERVICE', BA: 'Administrators', WD: 'Everyone', BU: 'Users', AU: 'Authenticated Users',
  'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833': 'NT SERVICE\\SessionEnv',
};
/** Rights as icacls writes them. */
const RIGHTS: Readonly<Record<string, string>> = { FA: 'F', KA: 'F', GA: 'F', FR: 'R', KR: 'R', GR: 'R' };

/** The entries of an SDDL's DACL as people read them, one a line (MS-DTYP 2.5.1); the SDDL itself where it has none. */
export function sddlLines(sddl: string): string[] {
  const lines = [...sddl.matchAll(/\(([AD]);[^;()]*;([^;()]*);[^;()]*;[^;()]*;([^;()]*)\)/g)].map(([, type, rights = '', sid = '']) => `${type === 'D' ? 'DENY ' : ''}${NAMES[sid] ?? sid} (${RIGHTS[rights] ?? rights})`);
  return lines.length > 0 ? lines : [sddl];
}
