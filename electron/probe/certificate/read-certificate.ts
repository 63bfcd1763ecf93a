import { createHash } from 'node:crypto';
import { signatureAlgorithmName } from './algorithm-names.ts';
import { readExtensions } from './certificate-extensions.ts';
import { readFields } from './certificate-fields.ts';
import { isChainComplete } from './chain-order.ts';
import { commonNameOf, nameText } from './distinguished-name.ts';
import { isSelfSigned } from './self-signed.ts';

/** What the leaf of a chain says. Names are as read, hostile characters included. */
export interface CertificateFacts {
  readonly kind: 'certificate';
  /** RFC 4514, most specific part first. */
  readonly subject: string;
  readonly issuer: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Lower-case hex of the whole certificate; sha1 is what Windows calls the thumbprint. */
  readonly sha1: string;
  readonly sha256: string;
  /** Lower-case hex. */
  readonly serial: string;
  /** Issuer and subject are one and the signature is its own key's. */
  readonly selfSigned: boolean;
  /** `rsa`, `rsa-pss`, `ec`, `ed25519`, `ed448`, `dsa`, … or `unknown`. */
  readonly keyType: string;
  readonly keyBits: number | null;
  /** Of `ec` keys. */
  readonly curve: string | null;
  /** OpenSSL's name (`sha256WithRSAEncryption`), else the dotted identifier. */
  readonly signatureAlgorithm: string;
  readonly commonName: string | null;
  /** dNSName entries of subjectAltName. */
  readonly dnsNames: readonly string[];
  /** iPAddress entries of subjectAltName, as text. */
  readonly ipAddresses: readonly string[];
  /** All names of subjectAltName; where it has none, the common name, as every default Windows certificate needs. */
  readonly names: readonly string[];
  /** Dotted identifiers; null where the extension is absent. */
  readonly extendedKeyUsage: readonly string[] | null;
  /** RFC 5280 names; null where the extension is absent. */
  readonly keyUsage: readonly string[] | null;
  /** basicConstraints cA; null where the extension is absent. */
  readonly isAuthority: boolean | null;
  readonly chainLength: number;
  /** A client can climb from the leaf with what was sent. */
  readonly chainComplete: boolean;
}

export type CertificateReading =
  | CertificateFacts
  | { kind: 'malformed'; because: string; sha1: string; sha256: string; chainLength: number }
  /** Nothing was sent. */
  | { kind: 'none' };

const hex = (hash: 'sha1' | 'sha256', der: Buffer) => createHash(hash).update(der).digest('hex');

/** Reads the facts of a chain, leaf first. Pure; never throws, whatever the bytes are. */
export function readCertificate(chain: readonly Buffer[]): CertificateReading {
  const [leaf] = chain;
  if (!leaf) return { kind: 'none' };
  const prints = { sha1: hex('sha1', leaf), sha256: hex('sha256', leaf), chainLength: chain.length };
  const fields = readFields(leaf);
  if (typeof fields === 'string') return { kind: 'malformed', because: fields, ...prints };
  const { isAuthority, dnsNames, addresses, extendedKeyUsage, keyUsage } = readExtensions(fields.tbs);
  const commonName = commonNameOf(fields.subject);
  const alternative = [...dnsNames, ...addresses];
  return {
    kind: 'certificate',
    ...prints,
    subject: nameText(fields.subject),
    issuer: nameText(fields.issuer),
    notBefore: fields.notBefore,
    notAfter: fields.notAfter,
    serial: fields.serial.toString('hex'),
    selfSigned: isSelfSigned(leaf, fields),
    keyType: fields.publicKey.keyType,
    keyBits: fields.publicKey.keyBits,
    curve: fields.publicKey.curve ?? null,
    signatureAlgorithm: signatureAlgorithmName(fields.signatureOid),
    commonName,
    dnsNames,
    ipAddresses: addresses,
    names: alternative.length > 0 || commonName === null ? alternative : [commonName],
    extendedKeyUsage,
    keyUsage,
    isAuthority,
    chainComplete: isChainComplete(chain),
  };
}
