/** One entry of a DACL: who is allowed or denied what. */
export interface AccessEntry {
  readonly allow: boolean;
  readonly mask: number;
  readonly sid: string;
  readonly inherited: boolean;
}

export interface SecurityDescriptor {
  readonly owner: string | null;
  /** Null: no DACL at all, which lets everybody in. */
  readonly dacl: readonly AccessEntry[] | null;
}

/** SID aliases of SDDL (MS-DTYP 2.5.1.1). */
const SIDS: Record<string, string> = {
  SY: 'S-1-5-18', LS: 'S-1-5-19', NS: 'S-1-5-20', BA: 'S-1-5-32-544', BU: 'S-1-5-32-545', WD: 'S-1-1-0', AU: 'S-1-5-11', SU: 'S-1-5-6', CO: 'S-1-3-0', RD: 'S-1-5-32-555',
};
const RIGHTS: Record<string, number> = {
  FA: 0x1f01ff, FR: 0x120089, FW: 0x120116, FX: 0x1200a0, KA: 0xf003f, KR: 0x20019, KW: 0x20006, KX: 0x20019,
  GA: 0x1f01ff, GR: 0x120089, GW: 0x120116, GX: 0x1200a0, RC: 0x20000, SD: 0x10000, WD: 0x40000, WO: 0x80000,
  CC: 0x1, DC: 0x2, LC: 0x4, SW: 0x8, RP: 0x10, WP: 0x20, DT: 0x40, LO: 0x80, CR: 0x100,
};

export const SYSTEM = 'S-1-5-18';
export const NETWORK_SERVICE = 'S-1-5-20';
export const ADMINISTRATORS = 'S-1-5-32-544';

/** Every SID in the token of an account that services run as. */
const TOKENS: Record<string, readonly string[]> = {
  [SYSTEM]: [SYSTEM, ADMINISTRATORS, 'S-1-1-0', 'S-1-5-11'],
  [NETWORK_SERVICE]: [NETWORK_SERVICE, 'S-1-1-0', 'S-1-5-11', 'S-1-5-6', 'S-1-5-32-545'],
};

/** Reads a security descriptor in SDDL (MS-DTYP 2.5.1); null where it is none. Conditional and object entries are left out. */
export function parseSddl(text: string): SecurityDescriptor | null {
  const parts = /^(?:O:([A-Z]{2}|S-[0-9-]+))?(?:G:(?:[A-Z]{2}|S-[0-9-]+))?(?:D:([A-Z]*)((?:\([^()]*\))*))?(?:S:[A-Z]*(?:\([^()]*\))*)?$/.exec(text);
  if (!parts || text === '') return null;
  const owner = parts[1] === undefined ? null : sidOf(parts[1]);
  if (parts[2] === undefined || parts[2].includes('NO_ACCESS_CONTROL')) return { owner, dacl: null };
  const dacl: AccessEntry[] = [];
  for (const [, body = ''] of (parts[3] ?? '').matchAll(/\(([^()]*)\)/g)) {
    const [type = '', flags = '', rights = '', , , sid = ''] = body.split(';');
    const mask = maskOf(rights);
    if (mask === null || sid === '') return null;
    // An inherit-only entry says nothing about the thing itself.
    if ((type === 'A' || type === 'D') && !flags.includes('IO')) dacl.push({ allow: type === 'A', mask, sid: sidOf(sid), inherited: flags.includes('ID') });
  }
  return { owner, dacl };
}

/** Whether an account is given every bit of `mask`: entries in their order, as Windows walks them. */
export function allows(descriptor: SecurityDescriptor | null, account: string, mask: number): boolean {
  if (descriptor === null) return false;
  if (descriptor.dacl === null) return true;
  const token = TOKENS[account] ?? [account];
  let missing = mask;
  for (const entry of descriptor.dacl) {
    if (!token.includes(entry.sid)) continue;
    if (!entry.allow && (entry.mask & missing) !== 0) return false;
    if (entry.allow) missing &= ~entry.mask;
    if (missing === 0) return true;
  }
  return missing === 0;
}

function sidOf(text: string): string {
  return SIDS[text] ?? text;
}

function maskOf(text: string): number | null {
  if (/^0x[0-9a-fA-F]{1,8}$/.test(text)) return Number.parseInt(text, 16);
  if (!/^([A-Z]{2})*$/.test(text)) return null;
  let mask = 0;
  for (const [code] of text.matchAll(/../g)) {
    const bits = RIGHTS[code];
    if (bits === undefined) return null;
    mask |= bits;
  }
  return mask;
}
