import { RD_AUTH_OID, type CertificateSpec } from './spec.ts';

/** The name of the lab's Windows machine, as its certificate and NTLM say it. */
export const SERVER_NAME = 'SRV-04.corp.example';

/**
 * The certificate Windows makes for Remote Desktop: RSA-2048, six months, CN only, EKU serverAuth, KeyUsage
 * keyEncipherment + dataEncipherment (0x30). BoringSSL refuses that KeyUsage, which is why this shape is the lab's default.
 */
export function windowsCertificate(changes: Partial<CertificateSpec> = {}): CertificateSpec {
  return { subject: `/CN=${SERVER_NAME}`, keyUsage: 'keyEncipherment,dataEncipherment', extendedKeyUsage: 'serverAuth', validFrom: -30, validTo: 152, ...changes };
}

/** An authority of an organisation. */
export function authority(name = 'Example Corp Issuing CA'): CertificateSpec {
  return { subject: `/O=Example Corp/CN=${name}`, isAuthority: true, keyUsage: 'critical,keyCertSign,cRLSign', validFrom: -900, validTo: 2000 };
}

/** A certificate enrolled from the organisation's authority, with the name in the SAN. */
export function enrolledCertificate(changes: Partial<CertificateSpec> = {}): CertificateSpec {
  return {
    subject: `/CN=${SERVER_NAME}`, names: `DNS:${SERVER_NAME}`, keyUsage: 'critical,digitalSignature,keyEncipherment',
    extendedKeyUsage: `serverAuth,${RD_AUTH_OID}`, issuer: authority(), ...changes,
  };
}
