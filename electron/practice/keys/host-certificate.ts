import type { KeyObject } from 'node:crypto';
import type { StoredCertificate } from '../model/certificate.ts';
import { makeCertificate, SERVER_AUTHENTICATION, WINDOWS_KEY_USAGE } from './make-certificate.ts';

/** The life Windows gives the listener's self-signed certificate, days. */
const LIFE_DAYS = 182;
export const DAY_MS = 86_400_000;

export interface HostCertificateWish {
  readonly commonName: string;
  readonly notBefore: Date;
  readonly notAfter?: Date;
  readonly key: KeyObject;
  readonly keyFile: string;
  readonly provider?: 'csp' | 'cng';
  readonly eku?: readonly string[] | null;
  readonly friendlyName?: string;
  readonly issuer?: { readonly commonName: string; readonly key: KeyObject };
}

/** A certificate as a host's store keeps it. */
export function hostCertificate(wish: HostCertificateWish): StoredCertificate {
  const notBefore = wholeSeconds(wish.notBefore);
  const notAfter = wholeSeconds(wish.notAfter ?? new Date(notBefore.getTime() + LIFE_DAYS * DAY_MS));
  const eku = wish.eku === undefined ? [SERVER_AUTHENTICATION] : wish.eku && [...wish.eku];
  const { der, thumbprint } = makeCertificate({ commonName: wish.commonName, notBefore, notAfter, eku, key: wish.key, keyUsage: WINDOWS_KEY_USAGE, ...(wish.issuer ? { issuer: wish.issuer } : {}) });
  return {
    thumbprint, eku, subject: `CN=${wish.commonName}`, issuer: `CN=${wish.issuer?.commonName ?? wish.commonName}`,
    notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString(), keyBits: wish.key.asymmetricKeyDetails?.modulusLength ?? 2048,
    keyFile: wish.keyFile, provider: wish.provider ?? 'csp', der: der.toString('base64'), ...(wish.friendlyName ? { friendlyName: wish.friendlyName } : {}),
  };
}

/** A certificate's times have no fraction of a second. */
function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}
