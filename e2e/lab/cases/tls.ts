import { enrolledCertificate, windowsCertificate } from '../certificates/shapes.ts';
import { sequence, type Step } from '../misbehaving/peer.ts';
import { challenge } from '../misbehaving/credssp.ts';
import * as breaks from '../misbehaving/tls-breaks.ts';
import { badFinished12, badSignature12, lie13 } from '../misbehaving/tls-lies.ts';
import { serveTls, type TlsServerOptions } from '../misbehaving/tls-server.ts';
import { cutAfter } from '../misbehaving/tampered-stream.ts';
import { confirm, HYBRID } from '../misbehaving/x224.ts';
import { prepared, scripted, type Expectation, type LabCase } from './case.ts';

const blocked = { rows: { negotiation: 'pass', tls: 'fail', nla: 'blocked' } } as const;
const fails = (verdict: Expectation['verdict'], more: Partial<Expectation> = {}): Expectation => ({ verdict, stage: 'tls', ...blocked, maxMs: 6000, ...more });

/** HYBRID, TLS as told, NTLM challenge. */
export function hostWithTls(options: TlsServerOptions): () => Promise<Step> {
  return async () => sequence(confirm(HYBRID), await serveTls(options), challenge());
}

const version = (name: string, minVersion: NonNullable<TlsServerOptions['minVersion']>, expect: Expectation, more: Partial<TlsServerOptions> = {}): LabCase =>
  prepared(name, hostWithTls({ minVersion, maxVersion: minVersion, ...more }), { ...expect, facts: { 'tls.version': minVersion, ...expect.facts } }, { needs: ['openssl'], by: 'name' });
const healthy: Expectation = { verdict: 'HEALTHY', stage: null, facts: { 'ntlm.dnsComputerName': 'SRV-04.corp.example' }, maxMs: 2000 };
/** Old servers still tell their names. */
const obsolete: Expectation = { verdict: 'TLS_VERSION_OBSOLETE', stage: 'tls', facts: { 'certificate.subject': 'CN=SRV-04.corp.example', 'ntlm.computerName': 'SRV-04' }, maxMs: 3000 };
const suite12 = (name: string, ciphers: string, cipher: string, key?: 'p256' | 'p384') => prepared(`tls12-${name}`,
  hostWithTls({ maxVersion: 'TLSv1.2', ciphers, ...(key ? { certificate: windowsCertificate({ key, keyUsage: 'digitalSignature' }) } : {}) }),
  { ...healthy, facts: { ...healthy.facts, 'tls.cipher': cipher } }, { needs: ['openssl'], by: 'name' });

/** What may happen from the ClientHello to the end of the handshake. */
export const tlsCases: LabCase[] = [
  scripted('tls-fin', breaks.finOnHello, fails('TLS_CLOSED', { facts: { 'tcp.closedBy': 'fin', 'negotiation.selected': 'HYBRID' }, rows: { tls: 'fail', certificate: 'blocked', nla: 'blocked' } })),
  scripted('tls-reset', breaks.resetOnHello, fails('TLS_RESET', { facts: { 'tcp.closedBy': 'reset' } })),
  scripted('tls-silent', breaks.silenceOnHello, fails('TLS_TIMEOUT', { maxMs: 12_000 })),
  scripted('tls-http', breaks.httpOnHello, fails('TLS_NOT_TLS')),
  scripted('tls-mcs-disconnect', breaks.tpktOnHello, fails('TLS_NOT_TLS')),
  scripted('tls-garbage', breaks.garbageOnHello, fails('TLS_NOT_TLS')),
  scripted('tls-huge-record', breaks.hugeRecord, fails('TLS_MALFORMED')),
  scripted('tls-broken-hello', breaks.brokenHello, fails('TLS_MALFORMED')),
  scripted('tls-partial-hello', breaks.partialHello, fails('TLS_TIMEOUT', { maxMs: 12_000 })),
  scripted('tls-partial-hello-fin', breaks.partialHelloThenFin, fails('TLS_CLOSED')),
  prepared('tls-large-answer-cut', hostWithTls({ maxVersion: 'TLSv1.2', tamper: cutAfter(700) }), fails('MTU_BLACKHOLE', { findings: ['TLS_TIMEOUT'], facts: { 'tls.version': 'TLSv1.2' }, maxMs: 12_000 }), { needs: ['openssl'] }),
  prepared('tls12-bad-signature', hostWithTls({ maxVersion: 'TLSv1.2', tamper: badSignature12 }), fails('TLS_BAD_SIGNATURE', { facts: { 'certificate.subject': 'CN=SRV-04.corp.example' } }), { needs: ['openssl'] }),
  prepared('tls12-bad-finished', hostWithTls({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256', tamper: badFinished12 }), fails('TLS_BAD_FINISHED'), { needs: ['openssl'] }),
  prepared('tls13-bad-signature', hostWithTls({ minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256', tamper: lie13('signature') }), fails('TLS_BAD_SIGNATURE'), { needs: ['openssl'] }),
  prepared('tls13-bad-finished', hostWithTls({ minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256', tamper: lie13('finished') }), fails('TLS_BAD_FINISHED'), { needs: ['openssl'] }),
  version('tls10-only', 'TLSv1', obsolete),
  version('tls11-only', 'TLSv1.1', obsolete),
  version('tls10-rsa-aes128', 'TLSv1', { ...obsolete, facts: { ...obsolete.facts, 'tls.cipher': 'TLS_RSA_WITH_AES_128_CBC_SHA' } }, { ciphers: 'AES128-SHA' }),
  version('tls12-only', 'TLSv1.2', healthy),
  version('tls13-only-quick', 'TLSv1.3', healthy),
  version('tls13-hello-retry', 'TLSv1.3', healthy, { groups: 'P-384' }),
  version('tls13-client-certificate-asked', 'TLSv1.3', healthy, { requestCertificate: true }),
  version('tls12-client-certificate-asked', 'TLSv1.2', healthy, { requestCertificate: true }),
  version('tls13-aes256', 'TLSv1.3', { ...healthy, facts: { ...healthy.facts, 'tls.cipher': 'TLS_AES_256_GCM_SHA384' } }, { ciphers: 'TLS_AES_256_GCM_SHA384' }),
  suite12('ecdhe-aes256-gcm', 'ECDHE-RSA-AES256-GCM-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'),
  suite12('ecdhe-aes128-cbc-sha256', 'ECDHE-RSA-AES128-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'),
  suite12('ecdhe-aes256-cbc-sha', 'ECDHE-RSA-AES256-SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA'),
  suite12('rsa-aes128-gcm', 'AES128-GCM-SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256'),
  suite12('rsa-aes256-cbc-sha256', 'AES256-SHA256', 'TLS_RSA_WITH_AES_256_CBC_SHA256'),
  suite12('ecdsa-p256', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'p256'),
  suite12('ecdsa-p384', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'p384'),
  prepared('tls12-no-common-suite', hostWithTls({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' }), fails('TLS_ALERT_HANDSHAKE_FAILURE', { facts: { 'tls.alert': 'HANDSHAKE_FAILURE' } }), { needs: ['openssl'] }),
  prepared('tls12-chain-of-several-kb', hostWithTls({ maxVersion: 'TLSv1.2', certificate: enrolledCertificate(), repeatIssuer: 9 }), { ...healthy, facts: { 'certificate.chainLength': 11 } }, { needs: ['openssl'], by: 'name' }),
];
