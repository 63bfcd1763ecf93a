import { authority, enrolledCertificate, windowsCertificate } from '../certificates/shapes.ts';
import { RD_AUTH_OID, type CertificateSpec } from '../certificates/spec.ts';
import { garbageCertificate12 } from '../misbehaving/tls-lies.ts';
import type { TlsServerOptions } from '../misbehaving/tls-server.ts';
import { windowsHost, type WindowsOptions } from '../misbehaving/windows-server.ts';
import { prepared, type Expectation, type LabCase } from './case.ts';

const verdict = (code: Expectation['verdict'], more: Partial<Expectation> = {}): Expectation => ({
  verdict: code, stage: 'certificate', rows: { tls: 'pass', certificate: 'fail', nla: 'pass' }, maxMs: 3000, ...more,
});
const healthy: Expectation = { verdict: 'HEALTHY', stage: null, maxMs: 3000 };

/** A Windows-like host with another certificate. */
function withCertificate(name: string, certificate: CertificateSpec, expect: Expectation, more: { tls?: TlsServerOptions; host?: WindowsOptions; typed?: string; hostile?: boolean } = {}): LabCase {
  return prepared(`cert-${name}`, () => windowsHost({ ...more.host, tls: { certificate, ...more.tls } }), expect,
    { needs: ['openssl'], by: 'name', ...(more.typed ? { typed: more.typed } : {}), ...(more.hostile ? { hostile: true } : {}) });
}

/** What may be wrong with a certificate. The handshake itself works, so that NLA is still reached. */
export const certificateCases: LabCase[] = [
  withCertificate('expired', windowsCertificate({ validFrom: -215, validTo: -33 }), verdict('CERT_EXPIRED', { facts: { 'ntlm.computerName': 'SRV-04' } })),
  withCertificate('expires-soon', windowsCertificate({ validFrom: -150, validTo: 12 }), { ...healthy, findings: ['CERT_EXPIRES_SOON'] }),
  withCertificate('not-yet-valid', windowsCertificate({ validFrom: 3 }), verdict('CERT_NOT_YET_VALID'), { host: { identity: { clockSkewMs: null } } }),
  withCertificate('not-yet-valid-clock-right', windowsCertificate({ validFrom: 3 }), verdict('CERT_NOT_YET_VALID')),
  withCertificate('name-mismatch', windowsCertificate({ subject: '/CN=printer.corp.example' }), verdict('CERT_NAME_MISMATCH', { facts: { 'certificate.names': ['printer.corp.example'] } })),
  withCertificate('name-in-san-only', enrolledCertificate({ subject: '/CN=Server', names: 'DNS:srv-04.corp.example' }), { ...healthy, without: ['CERT_NAME_MISMATCH'] }),
  withCertificate('san-beats-cn', enrolledCertificate({ names: 'DNS:other.corp.example' }), verdict('CERT_NAME_MISMATCH')),
  withCertificate('wildcard', enrolledCertificate({ subject: '/CN=*.corp.example', names: 'DNS:*.corp.example' }), healthy),
  withCertificate('short-name-typed', windowsCertificate(), { ...healthy, findings: ['CERT_NAME_MISMATCH_SHORT'], without: ['CERT_NAME_MISMATCH'] }, { typed: 'srv-04' }),
  withCertificate('weak-key', windowsCertificate({ key: 'rsa1024' }), verdict('CERT_WEAK_KEY', { facts: { 'certificate.keyType': 'rsa', 'certificate.keyBits': 1024 } })),
  withCertificate('sha1', windowsCertificate({ digest: 'sha1' }), verdict('CERT_WEAK_SIGNATURE', { facts: { 'certificate.signatureAlgorithm': /sha-?1/i } })),
  withCertificate('md5', windowsCertificate({ digest: 'md5' }), verdict('CERT_WEAK_SIGNATURE', { facts: { 'certificate.signatureAlgorithm': /md5/i } })),
  withCertificate('wrong-usage', windowsCertificate({ extendedKeyUsage: 'clientAuth,emailProtection' }), verdict('CERT_WRONG_USAGE')),
  withCertificate('rd-auth-usage', windowsCertificate({ extendedKeyUsage: RD_AUTH_OID }), { ...healthy, without: ['CERT_WRONG_USAGE'] }),
  withCertificate('no-usage', { subject: '/CN=srv-04.corp.example' }, { ...healthy, without: ['CERT_WRONG_USAGE'] }),
  withCertificate('ed25519', windowsCertificate({ key: 'ed25519', keyUsage: 'digitalSignature' }), {
    verdict: 'CERT_KEY_UNSUPPORTED', stage: 'certificate', facts: { 'certificate.keyType': 'ed25519' }, maxMs: 3000,
  }),
  withCertificate('ecdsa', windowsCertificate({ key: 'p256', keyUsage: 'digitalSignature' }), { ...healthy, facts: { 'certificate.keyType': 'ec', 'certificate.keyBits': 256 } }),
  withCertificate('rsa-4096', windowsCertificate({ key: 'rsa4096' }), { ...healthy, facts: { 'certificate.keyBits': 4096 } }),
  withCertificate('enrolled', enrolledCertificate(), { ...healthy, without: ['CERT_SELF_SIGNED', 'CERT_CHAIN_INCOMPLETE'], facts: { 'certificate.selfSigned': false, 'certificate.chainLength': 2 } }),
  withCertificate('chain-incomplete', enrolledCertificate(), { ...healthy, findings: ['CERT_CHAIN_INCOMPLETE'], facts: { 'certificate.chainLength': 1 } }, { tls: { leafOnly: true } }),
  withCertificate('chain-large', enrolledCertificate(), { ...healthy, findings: ['CERT_CHAIN_LARGE'] }, { tls: { repeatIssuer: 40 } }),
  withCertificate('chain-too-large', enrolledCertificate(), { verdict: 'CERT_CHAIN_TOO_LARGE', stage: 'certificate', maxMs: 4000 }, { tls: { repeatIssuer: 130 } }),
  withCertificate('chain-too-large-tls12', enrolledCertificate(), { verdict: 'CERT_CHAIN_TOO_LARGE', stage: 'certificate', maxMs: 4000 }, { tls: { repeatIssuer: 130, maxVersion: 'TLSv1.2' } }),
  withCertificate('chain-giant', enrolledCertificate(), { verdict: 'CERT_CHAIN_TOO_LARGE', stage: 'certificate', maxMs: 6000 }, { tls: { repeatIssuer: 900 } }),
  withCertificate('garbage', windowsCertificate(), { verdict: 'CERT_MALFORMED', stage: 'certificate', maxMs: 3000 }, { tls: { maxVersion: 'TLSv1.2', tamper: garbageCertificate12 } }),
  withCertificate('hostile-names', windowsCertificate({ subject: '/O=\u001b[2JEvil\u0007 Corp/CN=srv-04\u202e\u2066gnp.corp.example' }), verdict('CERT_NAME_MISMATCH'), { hostile: true }),
  withCertificate('windows-facts', windowsCertificate(), {
    ...healthy, findings: ['CERT_SELF_SIGNED'], without: ['CERT_NAME_MISMATCH', 'CERT_CHAIN_INCOMPLETE', 'CERT_WEAK_KEY'],
    facts: {
      'certificate.subject': 'CN=SRV-04.corp.example', 'certificate.issuer': 'CN=SRV-04.corp.example', 'certificate.selfSigned': true, 'certificate.keyType': 'rsa', 'certificate.keyBits': 2048,
      'certificate.extendedKeyUsage': ['1.3.6.1.5.5.7.3.1'], 'certificate.chainLength': 1, 'certificate.sha1': /^[0-9a-f]{40}$/, 'certificate.sha256': /^[0-9a-f]{64}$/,
      'certificate.names': ['SRV-04.corp.example'], 'certificate.notAfter': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
    },
  }),
  withCertificate('inspected', enrolledCertificate({ subject: '/CN=srv-04.corp.example', issuer: authority('Zscaler Intermediate Root CA (zscalertwo.net)') }), {
    verdict: 'MIDDLEBOX_TLS_INSPECTION', stage: 'certificate', maxMs: 3000,
  }),
  withCertificate('inspected-unknown-product', enrolledCertificate({ issuer: { ...authority(), subject: '/O=Contoso Gateway/CN=Contoso Perimeter CA 3' } }), {
    verdict: 'MIDDLEBOX_TLS_INSPECTION', stage: 'certificate', maxMs: 3000,
  }, { typed: 'files.corp.example' }),
];
