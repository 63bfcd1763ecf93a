import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { contextChild, isUniversal, readDer, TAG, type DerNode } from './der.ts';

/** The extensions that say whom and what a certificate is for; null where one is absent or cannot be read. */
export interface CertificateExtensions {
  /** dNSName entries of subjectAltName. */
  readonly dnsNames: readonly string[];
  /** iPAddress entries, as text. */
  readonly addresses: readonly string[];
  readonly extendedKeyUsage: readonly string[] | null;
  readonly keyUsage: readonly string[] | null;
  readonly isAuthority: boolean | null;
}

const OID = { subjectAltName: '2.5.29.17', extendedKeyUsage: '2.5.29.37', keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19' } as const;

/** Bits in order (RFC 5280 4.2.1.3). */
const KEY_USAGES = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly'];

/** GeneralName choices (RFC 5280 4.2.1.6). */
const GENERAL_NAME = { dns: 2, address: 7 } as const;

/** The value of one extension, parsed; null when it is absent or no DER. */
function extensionValue(extensions: DerNode | undefined, oid: string): DerNode | null {
  const found = extensions?.children.find((extension) => extension.children[0]?.oid === oid);
  const value = found?.children.at(-1);
  return isUniversal(value, TAG.octetString) ? readDer(value.content) : null;
}

function addressText(bytes: Buffer): string[] {
  if (bytes.length !== 4 && bytes.length !== 16) return [];
  const text = ipaddr.fromByteArray([...bytes]).toString();
  return isIP(text) ? [text] : [];
}

function keyUsageNames(node: DerNode | null): string[] | null {
  const bits = node?.bits;
  return bits ? KEY_USAGES.filter((_, bit) => ((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) : null;
}

/** Reads them from `tbsCertificate`'s `[3]` (RFC 5280 4.2). */
export function readExtensions(tbs: DerNode): CertificateExtensions {
  const extensions = contextChild(tbs, 3)?.children[0];
  const alternative = extensionValue(extensions, OID.subjectAltName)?.children.filter((name) => name.tagClass === 'context') ?? [];
  const usage = extensionValue(extensions, OID.extendedKeyUsage);
  const constraints = extensionValue(extensions, OID.basicConstraints);
  const authority = constraints?.children[0];
  return {
    dnsNames: alternative.filter((name) => name.tag === GENERAL_NAME.dns).map((name) => name.content.toString('latin1')),
    addresses: alternative.filter((name) => name.tag === GENERAL_NAME.address).flatMap((name) => addressText(name.content)),
    extendedKeyUsage: usage ? usage.children.flatMap((purpose) => (purpose.oid === undefined ? [] : [purpose.oid])) : null,
    keyUsage: keyUsageNames(extensionValue(extensions, OID.keyUsage)),
    isAuthority: constraints ? isUniversal(authority, TAG.boolean) && authority.content[0] !== 0 : null,
  };
}
