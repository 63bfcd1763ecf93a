/** SIDs that stand for NETWORK SERVICE or a group it always belongs to (Everyone, Authenticated Users, Service, Users), in SDDL's two letters or in full. */
const NETWORK_SERVICE = new Set(['NS', 'S-1-5-20', 'WD', 'S-1-1-0', 'AU', 'S-1-5-11', 'SU', 'S-1-5-6', 'BU', 'S-1-5-32-545']);
/** FILE_READ_DATA (MS-DTYP 2.4.3). */
const READ_DATA = 0x1;
/** FILE_ADD_FILE. */
const ADD_FILE = 0x2;
/** Rights as SDDL abbreviates them (MS-DTYP 2.5.1.1), as far as they hold one of the two bits above. */
const NAMED: Readonly<Record<string, number>> = { GA: 0x3, GR: 0x1, GW: 0x2, FA: 0x3, FR: 0x1, FW: 0x2, CC: 0x1, DC: 0x2, KA: 0x3, KR: 0x1, KW: 0x2 };

interface Ace {
  readonly allow: boolean;
  readonly mask: number;
  readonly sid: string;
}

/** The access list of a security descriptor in SDDL; undefined when it has none that can be read. */
function acesOf(sddl: string): Ace[] | undefined {
  const dacl = /D:[A-Z]*((?:\([^()]{1,400}\))*)/.exec(sddl.slice(0, 20_000));
  if (!dacl) return undefined;
  const aces: Ace[] = [];
  for (const [, body = ''] of (dacl[1] ?? '').matchAll(/\(([^()]*)\)/g)) {
    const [type, flags = '', rights = '', , , sid = ''] = body.split(';');
    // Entries that are only inherited do not apply to the object itself.
    if ((type === 'A' || type === 'D') && !flags.includes('IO')) aces.push({ allow: type === 'A', mask: maskOf(rights), sid });
  }
  return aces;
}

function maskOf(rights: string): number {
  if (/^0x[0-9a-f]{1,8}$/i.test(rights)) return Number.parseInt(rights, 16);
  if (/^\d{1,10}$/.test(rights)) return Number(rights);
  let mask = 0;
  for (let i = 0; i + 1 < rights.length; i += 2) mask |= NAMED[rights.slice(i, i + 2)] ?? 0;
  return mask;
}

function grants(sddl: string, sids: ReadonlySet<string>, bit: number): boolean | undefined {
  const aces = acesOf(sddl)?.filter((ace) => sids.has(ace.sid) && (ace.mask & bit) !== 0);
  if (!aces) return undefined;
  return aces.some((ace) => ace.allow) && !aces.some((ace) => !ace.allow);
}

/** Whether NETWORK SERVICE can read what this descriptor protects: something allows it and nothing denies it. undefined: not to be told. */
export function networkServiceReads(sddl: string): boolean | undefined {
  return grants(sddl, NETWORK_SERVICE, READ_DATA);
}

/** Whether everyone may create files in this folder, as the healthy MachineKeys folder lets them (catalogue h11). */
export function everyoneCreates(sddl: string): boolean | undefined {
  return grants(sddl, new Set(['WD', 'S-1-1-0']), ADD_FILE);
}
