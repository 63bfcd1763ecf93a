export type KeyKind = 'rsa2048' | 'rsa1024' | 'rsa3072' | 'rsa4096' | 'p256' | 'p384' | 'ed25519';

/** What a certificate of the lab looks like. Two equal specs give the same certificate within one run. */
export interface CertificateSpec {
  /** OpenSSL's `-subj` form, UTF-8: `/O=Example/CN=srv-04.corp.example`. */
  readonly subject: string;
  readonly key?: KeyKind;
  readonly digest?: 'sha256' | 'sha384' | 'sha1' | 'md5';
  /** Days from now. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** OpenSSL's words, e.g. `critical,keyEncipherment,dataEncipherment`. */
  readonly keyUsage?: string;
  readonly extendedKeyUsage?: string;
  /** subjectAltName, e.g. `DNS:srv-04.corp.example,IP:127.0.0.1`. */
  readonly names?: string;
  readonly isAuthority?: boolean;
  /** Signed by this one; absent: self-signed. */
  readonly issuer?: CertificateSpec;
  /** A comment of so many bytes makes the certificate larger. */
  readonly padding?: number;
}

export interface Certificate {
  readonly certPem: string;
  readonly keyPem: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** `Remote Desktop Authentication` (Microsoft). */
export const RD_AUTH_OID = '1.3.6.1.4.1.311.54.1.2';
