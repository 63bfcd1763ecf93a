import { createHash, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { BitString, Constructed, fromBER, Integer, Null, ObjectIdentifier, OctetString, Sequence, Set as Asn1Set, UTCTime, Utf8String, type BaseBlock } from 'asn1js';

/** What a practice certificate says. */
export interface CertificateContent {
  readonly commonName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Extended key usages; null: no such extension. */
  readonly eku: readonly string[] | null;
  /** The key it is for, private half included. */
  readonly key: KeyObject;
  /** Who signs; absent: the certificate signs itself. */
  readonly issuer?: { readonly commonName: string; readonly key: KeyObject };
  /** Bits of the key usage extension's first byte. */
  readonly keyUsage: number;
}

export interface MadeCertificate {
  readonly der: Buffer;
  /** SHA-1, lower-case hex. */
  readonly thumbprint: string;
}

/** keyEncipherment and dataEncipherment: what Windows puts into the certificate it makes for Remote Desktop. */
export const WINDOWS_KEY_USAGE = 0x30;
export const AUTHORITY_KEY_USAGE = 0x06;
export const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';

/** Makes and signs a certificate in the shape of Windows' own: a common name, no subject alternative name. */
export function makeCertificate(content: CertificateContent): MadeCertificate {
  const signer = content.issuer?.key ?? content.key;
  const elliptic = signer.asymmetricKeyType === 'ec';
  const algorithm = () => new Sequence({ value: [oid(elliptic ? ECDSA_SHA256 : RSA_SHA256), ...(elliptic ? [] : [new Null()])] });
  const body = new Sequence({
    value: [
      new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [new Integer({ value: 2 })] }),
      new Integer({ valueHex: Buffer.concat([Buffer.from([0x2a]), randomBytes(15)]) }),
      algorithm(),
      nameOf(content.issuer?.commonName ?? content.commonName),
      new Sequence({ value: [new UTCTime({ valueDate: content.notBefore }), new UTCTime({ valueDate: content.notAfter })] }),
      nameOf(content.commonName),
      fromBER(createPublicKey(content.key).export({ format: 'der', type: 'spki' })).result,
      new Constructed({ idBlock: { tagClass: 3, tagNumber: 3 }, value: [new Sequence({ value: extensions(content) })] }),
    ],
  });
  const der = bytesOf(new Sequence({ value: [body, algorithm(), new BitString({ valueHex: sign('sha256', bytesOf(body), signer) })] }));
  return { der, thumbprint: createHash('sha1').update(der).digest('hex') };
}

function extensions({ eku, keyUsage }: CertificateContent): BaseBlock[] {
  const list = [extension('2.5.29.15', new BitString({ valueHex: Buffer.from([keyUsage]) }))];
  if (eku) list.unshift(extension('2.5.29.37', new Sequence({ value: eku.map(oid) })));
  return list;
}

const oid = (value: string) => new ObjectIdentifier({ value });
const bytesOf = (block: BaseBlock) => Buffer.from(block.toBER());
const extension = (id: string, value: BaseBlock) => new Sequence({ value: [oid(id), new OctetString({ valueHex: bytesOf(value) })] });
const nameOf = (commonName: string) => new Sequence({ value: [new Asn1Set({ value: [new Sequence({ value: [oid('2.5.4.3'), new Utf8String({ value: commonName })] })] })] });
