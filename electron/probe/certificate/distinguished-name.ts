import { derText } from './der-text.ts';
import type { DerNode } from './der.ts';

/** Short names of attribute types (RFC 4514 3, RFC 4519, RFC 2985, RFC 5280 A.1). */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};
const COMMON_NAME = '2.5.4.3';

/** One attribute of a name, in the certificate's order. */
interface NameAttribute {
  readonly type: string;
  readonly value: DerNode;
}

/** The RDNs of a Name (RFC 5280 4.1.2.4), in the certificate's order. */
function nameParts(name: DerNode): NameAttribute[][] {
  return name.children.map((rdn) =>
    rdn.children.flatMap((attribute) => {
      const [type, value] = attribute.children;
      return type?.oid !== undefined && value ? [{ type: type.oid, value }] : [];
    }),
  );
}

/** Escapes a value (RFC 4514 2.4). Control characters other than NUL stay: facts are kept as read. */
function escapeValue(text: string): string {
  const last = text.length - 1;
  const escape = (char: string, at: number) =>
    char === '\0' ? '\\00' : '"+,;<>\\'.includes(char) || (at === 0 && (char === ' ' || char === '#')) || (at === last && char === ' ') ? `\\${char}` : char;
  return text.split('').map(escape).join('');
}

function attributeText({ type, value }: NameAttribute): string {
  const name = ATTRIBUTES[type];
  const text = name === undefined ? null : derText(value);
  // What has no short name or is no text is written as its encoding (RFC 4514 2.4).
  return text === null ? `${name ?? type}=#${value.raw.toString('hex')}` : `${name}=${escapeValue(text)}`;
}

/** A Name as an RFC 4514 string: the most specific part first, so the certificate's order turned round. */
export const nameText = (name: DerNode): string =>
  nameParts(name).reverse().map((rdn) => rdn.map(attributeText).join('+')).join(',');

/** The most specific common name, or null. */
export function commonNameOf(name: DerNode): string | null {
  const last = nameParts(name).flat().filter((attribute) => attribute.type === COMMON_NAME).at(-1);
  return last ? derText(last.value) : null;
}
