import type { AliasBook } from './aliases.ts';
import { redactFreeText } from './free-text.ts';
import { HIDDEN } from './hidden.ts';
import { strictText } from './strict-text.ts';

/** Where Windows and programs lie; what stands there is called by its maker. Anywhere else a folder may have somebody's name. */
const PROGRAMS = /^(?:(?:[A-Z]:|\\SystemRoot|%(?:SystemRoot|WinDir|ProgramFiles|ProgramFiles\(x86\)|ProgramData|ALLUSERSPROFILE|SystemDrive)%)[\\/]?)(?:(?:Windows|WinNT|System32|SysWOW64|Program Files(?: \(x86\))?|ProgramData|Microsoft)(?:[\\/]|$)|$|[\w.-]+\.dll$)/i;

/** A path of Windows or of a program without names; every other path is an alias as a whole. */
export function leavePath(value: string, book: AliasBook): string {
  return PROGRAMS.test(value) ? value.split(/([\\/])/).map((part, at) => (at % 2 === 1 ? part : redactFreeText(part, book))).join('') : redactFreeText(value, book) === value && !/[\\/]/.test(value) ? strictText(value, book) : book.alias('PATH', value);
}

/** Two-letter words of SDDL (MS-DTYP 2.5.1.1): rights, flags, well-known accounts. */
const RIGHTS = /^(?:PAI|PAR|AI|AR|OA|OD|AU|AL|OU|XA|ML|[ADP]|0x[0-9a-f]{1,8}|(?:CC|DC|LC|SW|RP|WP|DT|LO|CR|RC|SD|WD|WO|GA|GR|GW|GX|FA|FR|FW|FX|KA|KR|KW|KX|OI|CI|NP|IO|ID|SA|NR|NW|NX)+)$/i;
const ACCOUNT = /^(?:AN|AO|BA|BG|BO|BU|CA|CD|CG|CO|DA|DD|DG|DU|EA|ED|ER|HI|HO|IS|IU|LA|LG|LS|LU|LW|ME|MU|NO|NS|NU|OW|PA|PO|PS|PU|RA|RD|RE|RM|RO|RS|RU|SI|SO|SS|SU|SY|UD|WD|WR|AU|SID-\d{1,7}|S-1-[\d-]+)?[OGDS]?$/i;

/** Access rights: SIDs of accounts become aliases, and what is no word of SDDL does not leave. */
export function leaveRights(value: string, book: AliasBook): string {
  return redactFreeText(value, book).replace(/[^\s:;()[\]]+/g, (word) => (RIGHTS.test(word) || ACCOUNT.test(word) ? word : HIDDEN));
}
