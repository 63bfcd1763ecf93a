import { generateKeyPairSync } from 'node:crypto';
import { ecKeys, makeCertificate, rsaKeys, type MadeCertificate } from '../../certificate/testing/make-certificate.ts';
import type { TlsFacts, TlsOptions, TlsOutcome } from '../outcome.ts';

/** A server as `openssl s_server` takes it, and what a handshake with it must give. */
export interface ServerShape {
  readonly name: string;
  readonly args: readonly string[];
  readonly leaf: () => MadeCertificate;
  readonly chain?: readonly MadeCertificate[];
  readonly options?: TlsOptions;
  readonly kind?: TlsOutcome['kind'];
  readonly facts: Partial<TlsFacts>;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
const keys = once(() => rsaKeys());
const rsa = once(() => makeCertificate({ keys: keys(), dnsNames: ['pc1.corp.example'] }));
const windows = once(() => makeCertificate({ keys: keys(), keyUsage: 0x30, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }));
const ec = (curve: string) => once(() => makeCertificate({ keys: ecKeys(curve) }));
const [p256, p384, p521] = [ec('P-256'), ec('P-384'), ec('P-521')];
const pss = once(() => makeCertificate({ keys: generateKeyPairSync('rsa-pss', { modulusLength: 2048 }), issuer: { commonName: 'PC1.corp.example', keys: keys() } }));
const big = (filler: number) => once(() => makeCertificate({ keys: keys(), filler }));

const V13 = ['-tls1_3'];
const V12 = ['-tls1_2'];
const old = (flag: string, cipher: string) => [flag, '-cipher', `${cipher}:@SECLEVEL=0`];

/** OpenSSL's names of the suites, with the version they are tried in. */
const SUITES: ReadonlyArray<readonly [string, string, () => MadeCertificate]> = [
  ['ECDHE-ECDSA-AES256-GCM-SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', p256], ['ECDHE-ECDSA-AES128-GCM-SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', p256],
  ['ECDHE-RSA-AES256-GCM-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', rsa], ['ECDHE-RSA-AES128-GCM-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', rsa],
  ['DHE-RSA-AES256-GCM-SHA384', 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', rsa], ['DHE-RSA-AES128-GCM-SHA256', 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', rsa],
  ['ECDHE-ECDSA-AES256-SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', p256], ['ECDHE-ECDSA-AES128-SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', p384],
  ['ECDHE-RSA-AES256-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', rsa], ['ECDHE-RSA-AES128-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', rsa],
  ['DHE-RSA-AES256-SHA256', 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256', rsa], ['DHE-RSA-AES128-SHA256', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256', rsa],
  ['AES256-GCM-SHA384', 'TLS_RSA_WITH_AES_256_GCM_SHA384', rsa], ['AES128-GCM-SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256', windows],
  ['AES256-SHA256', 'TLS_RSA_WITH_AES_256_CBC_SHA256', rsa], ['AES128-SHA256', 'TLS_RSA_WITH_AES_128_CBC_SHA256', rsa],
];
const OLD_SUITES: ReadonlyArray<readonly [string, string, () => MadeCertificate]> = [
  ['ECDHE-ECDSA-AES256-SHA', 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', p256], ['ECDHE-ECDSA-AES128-SHA', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', p521],
  ['ECDHE-RSA-AES256-SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', rsa], ['ECDHE-RSA-AES128-SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', windows],
  ['DHE-RSA-AES256-SHA', 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA', rsa], ['DHE-RSA-AES128-SHA', 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA', rsa],
  ['AES256-SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA', rsa], ['AES128-SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA', windows],
];

const suiteShapes = (flag: string, version: NonNullable<TlsFacts['version']>, suites: typeof SUITES): ServerShape[] =>
  suites.map(([cipher, name, leaf]) => ({ name: `${version} ${cipher}`, args: old(flag, cipher), leaf, facts: { version, cipher: name } }));

export const SERVER_SHAPES: readonly ServerShape[] = [
  { name: 'all defaults', args: [], leaf: rsa, options: { serverName: 'pc1.corp.example' }, facts: { version: 'TLSv1.3', group: 'x25519', signatureChecked: true, helloRetry: false } },
  { name: '1.3 AES-128', args: [...V13, '-ciphersuites', 'TLS_AES_128_GCM_SHA256'], leaf: rsa, facts: { cipher: 'TLS_AES_128_GCM_SHA256' } },
  { name: '1.3 P-256', args: [...V13, '-groups', 'P-256'], leaf: rsa, facts: { group: 'secp256r1', helloRetry: false } },
  { name: '1.3 P-384 after a retry', args: [...V13, '-groups', 'P-384'], leaf: rsa, facts: { group: 'secp384r1', helloRetry: true } },
  { name: '1.3 P-521 after a retry, AES-128', args: [...V13, '-groups', 'P-521', '-ciphersuites', 'TLS_AES_128_GCM_SHA256'], leaf: rsa, facts: { group: 'secp521r1', helloRetry: true } },
  { name: '1.3 without tickets', args: [...V13, '-num_tickets', '0'], leaf: rsa, facts: {} },
  { name: '1.3 ECDSA P-256', args: V13, leaf: p256, facts: { signatureChecked: true } },
  { name: '1.3 ECDSA P-384', args: V13, leaf: p384, facts: {} },
  { name: '1.3 ECDSA P-521', args: V13, leaf: p521, facts: {} },
  { name: '1.3 RSA-PSS key', args: V13, leaf: pss, facts: { signatureChecked: true } },
  { name: '1.2 RSA-PSS key', args: V12, leaf: pss, facts: { signatureChecked: true } },
  { name: '1.3 asks for a certificate', args: [...V13, '-verify', '1'], leaf: rsa, facts: { certificateRequested: true } },
  { name: '1.2 asks for a certificate', args: [...V12, '-verify', '1'], leaf: rsa, facts: { certificateRequested: true } },
  { name: '1.1 asks for a certificate', args: [...old('-tls1_1', 'ALL'), '-verify', '1'], leaf: rsa, facts: { certificateRequested: true, version: 'TLSv1.1' } },
  { name: '1.3 needs a certificate', args: [...V13, '-Verify', '1'], leaf: rsa, facts: { certificateRequested: true } },
  { name: '1.2 needs a certificate', args: [...V12, '-Verify', '1'], leaf: rsa, kind: 'alert', facts: { certificateRequested: true } },
  { name: '1.3 Windows key usage', args: V13, leaf: windows, facts: { version: 'TLSv1.3' } },
  { name: '1.2 Windows key usage', args: V12, leaf: windows, facts: { version: 'TLSv1.2', group: 'x25519' } },
  { name: '1.2 tiny records', args: [...V12, '-max_send_frag', '512'], leaf: rsa, facts: {} },
  { name: '1.3 tiny records', args: [...V13, '-max_send_frag', '512', '-read_buf', '512'], leaf: rsa, facts: {} },
  { name: '1.2 RSA-1024 with SHA-1', args: V12, leaf: once(() => makeCertificate({ keys: rsaKeys(1024), hash: 'sha1' })), facts: {} },
  { name: '1.2 RSA-512, RSA key exchange', args: old('-tls1_2', 'AES128-SHA'), leaf: once(() => makeCertificate({ keys: rsaKeys(512) })), facts: { cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA' } },
  { name: '1.3 chain of 120 KB', args: V13, leaf: rsa, chain: [big(60_000)(), big(60_000)()], facts: {} },
  { name: '1.2 chain of 180 KB', args: V12, leaf: rsa, chain: [big(60_000)(), big(60_000)(), big(60_000)()], facts: {} },
  { name: '1.2 chain of 240 KB', args: V12, leaf: rsa, chain: [big(60_000)(), big(60_000)(), big(60_000)(), big(60_000)()], kind: 'chainTooLarge', facts: {} },
  { name: '1.3 chain of 240 KB', args: V13, leaf: rsa, chain: [big(60_000)(), big(60_000)(), big(60_000)(), big(60_000)()], kind: 'chainTooLarge', facts: {} },
  ...(['ed25519', 'ed448'] as const).flatMap((type): ServerShape[] => {
    const leaf = once(() => makeCertificate({ keys: type === 'ed448' ? generateKeyPairSync('ed448') : generateKeyPairSync('ed25519') }));
    return [V13, V12].map((args) => ({ name: `${args[0]} ${type}`, args, leaf, kind: 'keyUnsupported', facts: {} }));
  }),
  { name: '1.2 DSA', args: V12, leaf: once(() => makeCertificate({ keys: generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }) })), kind: 'keyUnsupported', facts: { version: 'TLSv1.2' } },
  { name: '1.3 only for a client that stops at 1.2', args: V13, leaf: rsa, options: { versions: ['TLSv1.2', 'TLSv1.1', 'TLSv1'] }, kind: 'alert', facts: { chain: [] } },
  { name: 'no suite in common', args: old('-tls1_2', 'ECDHE-RSA-CHACHA20-POLY1305'), leaf: rsa, kind: 'alert', facts: {} },
  { name: 'a large ClientHello', args: [], leaf: rsa, options: { padTo: 3000 }, facts: { version: 'TLSv1.3' } },
  { name: 'a 1.0 client', args: [], leaf: rsa, options: { versions: ['TLSv1'] }, facts: { version: 'TLSv1' } },
  ...suiteShapes('-tls1_2', 'TLSv1.2', [...SUITES, ...OLD_SUITES]),
  ...suiteShapes('-tls1_1', 'TLSv1.1', OLD_SUITES),
  ...suiteShapes('-tls1', 'TLSv1', OLD_SUITES),
];
