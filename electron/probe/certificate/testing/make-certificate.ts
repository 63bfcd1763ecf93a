import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import {
  BitString, Boolean as Asn1Boolean, Constructed, fromBER, Integer, Null, ObjectIdentifier, OctetString, Primitive, Sequence, Set as Asn1Set, UTCTime, Utf8String, type BaseBlock,
} from 'asn1js';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** What a test certificate is to hold; everything else is as Windows would make it. */
export interface CertificateRecipe {
  readonly keys: KeyPair;
  /** Type and value of each RDN in the certificate's order; default: the common name alone. */
  readonly subject?: ReadonlyArray<readonly [string, BaseBlock]>;
  readonly commonName?: string;
  readonly issuer?: { readonly commonName: string; readonly keys: KeyPair };
  readonly notBefore?: BaseBlock;
  readonly notAfter?: BaseBlock;
  readonly dnsNames?: readonly string[];
  readonly addresses?: readonly Buffer[];
  /** First byte of the BIT STRING; 0x30 is what Windows makes for RDP. */
  readonly keyUsage?: number;
  readonly extendedKeyUsage?: readonly string[];
  readonly authority?: boolean;
  readonly hash?: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** Bytes of an extension that means nothing. */
  readonly filler?: number;
}

export interface MadeCertificate {
  readonly der: Buffer;
  readonly pem: string;
  readonly keyPem: string;
}

const RSA_OIDS = { md5: '1.2.840.113549.1.1.4', sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11', sha384: '1.2.840.113549.1.1.12', sha512: '1.2.840.113549.1.1.13' };
const EC_OIDS = { md5: '', sha1: '1.2.840.10045.4.1', sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' };
const DAY = 86_400_000;

const oid = (value: string) => new ObjectIdentifier({ value });
const bytes = (block: BaseBlock) => Buffer.from(block.toBER());
const parse = (der: Buffer): BaseBlock => fromBER(der).result;

function algorithm(key: KeyObject, hash: NonNullable<CertificateRecipe['hash']>): { oid: string; hash: string | null; withNull: boolean } {
  switch (key.asymmetricKeyType) {
    case 'ec': return { oid: EC_OIDS[hash], hash, withNull: false };
    case 'ed25519': return { oid: '1.3.101.112', hash: null, withNull: false };
    case 'ed448': return { oid: '1.3.101.113', hash: null, withNull: false };
    case 'dsa': return { oid: '2.16.840.1.101.3.4.3.2', hash: 'sha256', withNull: false };
    default: return { oid: RSA_OIDS[hash], hash, withNull: true };
  }
}

const nameOf = (rdns: ReadonlyArray<readonly [string, BaseBlock]>) =>
  new Sequence({ value: rdns.map(([type, value]) => new Asn1Set({ value: [new Sequence({ value: [oid(type), value] })] })) });

const commonName = (text: string): Array<readonly [string, BaseBlock]> => [['2.5.4.3', new Utf8String({ value: text })]];

const extension = (id: string, value: BaseBlock) => new Sequence({ value: [oid(id), new OctetString({ valueHex: bytes(value) })] });

function extensions(recipe: CertificateRecipe): BaseBlock[] {
  const names = [
    ...(recipe.dnsNames ?? []).map((name) => new Primitive({ idBlock: { tagClass: 3, tagNumber: 2 }, valueHex: Buffer.from(name, 'latin1') })),
    ...(recipe.addresses ?? []).map((address) => new Primitive({ idBlock: { tagClass: 3, tagNumber: 7 }, valueHex: address })),
  ];
  const list: BaseBlock[] = [];
  if (names.length > 0) list.push(extension('2.5.29.17', new Sequence({ value: names })));
  if (recipe.extendedKeyUsage) list.push(extension('2.5.29.37', new Sequence({ value: recipe.extendedKeyUsage.map(oid) })));
  if (recipe.keyUsage !== undefined) list.push(extension('2.5.29.15', new BitString({ valueHex: Buffer.from([recipe.keyUsage]) })));
  if (recipe.authority !== undefined) list.push(extension('2.5.29.19', new Sequence({ value: recipe.authority ? [new Asn1Boolean({ value: true })] : [] })));
  if (recipe.filler) list.push(extension('1.3.6.1.4.1.99999.1', new OctetString({ valueHex: Buffer.alloc(recipe.filler, 7) })));
  return list;
}

const armour = (der: Buffer) => `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;

/** Makes and signs a certificate, proper or not. */
export function makeCertificate(recipe: CertificateRecipe): MadeCertificate {
  const hash = recipe.hash ?? 'sha256';
  const signer = recipe.issuer?.keys ?? recipe.keys;
  const how = algorithm(signer.privateKey, hash);
  const identifier = () => new Sequence({ value: [oid(how.oid), ...(how.withNull ? [new Null()] : [])] });
  const subject = recipe.subject ?? commonName(recipe.commonName ?? 'PC1.corp.example');
  const list = extensions(recipe);
  const tbs = new Sequence({
    value: [
      new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [new Integer({ value: 2 })] }),
      new Integer({ valueHex: Buffer.concat([Buffer.from([0x4a]), randomBytes(7)]) }),
      identifier(),
      nameOf(recipe.issuer ? commonName(recipe.issuer.commonName) : subject),
      new Sequence({ value: [recipe.notBefore ?? new UTCTime({ valueDate: new Date(Date.now() - DAY) }), recipe.notAfter ?? new UTCTime({ valueDate: new Date(Date.now() + 180 * DAY) })] }),
      nameOf(subject),
      parse(recipe.keys.publicKey.export({ format: 'der', type: 'spki' })),
      ...(list.length > 0 ? [new Constructed({ idBlock: { tagClass: 3, tagNumber: 3 }, value: [new Sequence({ value: list })] })] : []),
    ],
  });
  const signature = sign(how.hash, bytes(tbs), signer.privateKey);
  const der = bytes(new Sequence({ value: [tbs, identifier(), new BitString({ valueHex: signature })] }));
  return { der, pem: armour(der), keyPem: recipe.keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
}

/** A time as its raw text, well-formed or not. */
export const utcTime = (text: string): BaseBlock => new Primitive({ idBlock: { tagClass: 1, tagNumber: 23 }, valueHex: Buffer.from(text, 'latin1') });
export const generalizedTime = (text: string): BaseBlock => new Primitive({ idBlock: { tagClass: 1, tagNumber: 24 }, valueHex: Buffer.from(text, 'latin1') });

export const rsaKeys = (bits = 2048): KeyPair => generateKeyPairSync('rsa', { modulusLength: bits });
export const ecKeys = (curve = 'P-256'): KeyPair => generateKeyPairSync('ec', { namedCurve: curve });
