import type { StoredCertificate } from '../model/certificate.ts';
import type { HostState } from '../model/host.ts';
import { bytesOf, KEYS } from './registry.ts';
import { allows, NETWORK_SERVICE, parseSddl } from './sddl.ts';

const FILE_READ_DATA = 0x1;

/** What TermService has for a TLS handshake. */
export type CertificateChoice =
  | { kind: 'ready'; certificate: StoredCertificate; key: string }
  /** No certificate to offer: RDP_NEG_FAILURE 3. */
  | { kind: 'none' }
  /** There is one, but its key cannot be used: the negotiation goes well and TLS ends at the ClientHello. */
  | { kind: 'unusable'; because: 'pinnedGone' | 'keyUnreadable' | 'keyIsolation' };

/** The certificate the listener uses: the pinned one, else the self-signed one it is bound to, else the newest in its store. */
export function chooseCertificate(host: HostState): CertificateChoice {
  const pinned = bytesOf(host.registry, KEYS.listener, 'SSLCertificateSHA1Hash');
  if (pinned !== null) {
    const certificate = host.certificates.personal.find((one) => one.thumbprint === pinned);
    // A broken pin fails the handshake rather than the negotiation (catalogue I).
    return certificate ? withKey(host, certificate, 'unusable') : { kind: 'unusable', because: 'pinnedGone' };
  }
  const bound = boundSelfSigned(host);
  return bound ? withKey(host, bound, 'none') : { kind: 'none' };
}

/** The certificate of the store "Remote Desktop" that is in use. */
function boundSelfSigned(host: HostState): StoredCertificate | undefined {
  const bound = bytesOf(host.registry, KEYS.winStations, 'SelfSignedCertificate');
  const store = host.certificates.remoteDesktop;
  return store.find((one) => one.thumbprint === bound) ?? [...store].sort((a, b) => b.notBefore.localeCompare(a.notBefore))[0];
}

function withKey(host: HostState, certificate: StoredCertificate, orphan: 'none' | 'unusable'): CertificateChoice {
  const file = host.keyFiles[certificate.keyFile];
  if (!file) return orphan === 'none' ? { kind: 'none' } : { kind: 'unusable', because: 'keyUnreadable' };
  if (!allows(parseSddl(file.sddl), NETWORK_SERVICE, FILE_READ_DATA)) return { kind: 'unusable', because: 'keyUnreadable' };
  if (certificate.provider === 'cng' && host.services['KeyIso']?.start === 4) return { kind: 'unusable', because: 'keyIsolation' };
  return { kind: 'ready', certificate, key: file.key };
}
