import type { TlsVersion } from './outcome.ts';

/** What a cipher suite's name says. */
export interface CipherSuite {
  readonly id: number;
  /** IANA name. */
  readonly name: string;
  readonly keyExchange: 'tls13' | 'ecdhe' | 'dhe' | 'rsa';
  /** What kind of certificate key it needs; any in TLS 1.3. */
  readonly authentication: 'any' | 'rsa' | 'ecdsa' | 'dss';
  readonly mode: 'gcm' | 'cbc';
  /** Bytes of the AES key. */
  readonly keyLength: 16 | 32;
  /** The hash in the name: of the MAC for CBC, of the PRF or key schedule for GCM. */
  readonly hash: 'sha1' | 'sha256' | 'sha384';
}

/**
 * All suites this client can finish, in the order offered (IANA TLS Cipher Suites). Only what both OpenSSL and
 * BoringSSL can decrypt: no ChaCha20, no CCM, no RC4, no 3DES. The DSS ones are there to see such certificates.
 */
const NAMES: ReadonlyArray<readonly [number, string]> = [
  [0x1302, 'TLS_AES_256_GCM_SHA384'],
  [0x1301, 'TLS_AES_128_GCM_SHA256'],
  [0xc02c, 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
  [0xc02b, 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
  [0xc030, 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'],
  [0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  [0x009f, 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384'],
  [0x009e, 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'],
  [0xc024, 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384'],
  [0xc023, 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256'],
  [0xc028, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'],
  [0xc027, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'],
  [0xc00a, 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA'],
  [0xc009, 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
  [0xc014, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA'],
  [0xc013, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  [0x009d, 'TLS_RSA_WITH_AES_256_GCM_SHA384'],
  [0x009c, 'TLS_RSA_WITH_AES_128_GCM_SHA256'],
  [0x003d, 'TLS_RSA_WITH_AES_256_CBC_SHA256'],
  [0x003c, 'TLS_RSA_WITH_AES_128_CBC_SHA256'],
  [0x0035, 'TLS_RSA_WITH_AES_256_CBC_SHA'],
  [0x002f, 'TLS_RSA_WITH_AES_128_CBC_SHA'],
  [0x006b, 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256'],
  [0x0067, 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256'],
  [0x0039, 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA'],
  [0x0033, 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA'],
  [0x00a3, 'TLS_DHE_DSS_WITH_AES_256_GCM_SHA384'],
  [0x00a2, 'TLS_DHE_DSS_WITH_AES_128_GCM_SHA256'],
  [0x006a, 'TLS_DHE_DSS_WITH_AES_256_CBC_SHA256'],
  [0x0040, 'TLS_DHE_DSS_WITH_AES_128_CBC_SHA256'],
  [0x0038, 'TLS_DHE_DSS_WITH_AES_256_CBC_SHA'],
  [0x0032, 'TLS_DHE_DSS_WITH_AES_128_CBC_SHA'],
];

const KEY_EXCHANGE: Readonly<Record<string, Pick<CipherSuite, 'keyExchange' | 'authentication'>>> = {
  TLS: { keyExchange: 'tls13', authentication: 'any' },
  TLS_ECDHE_ECDSA: { keyExchange: 'ecdhe', authentication: 'ecdsa' },
  TLS_ECDHE_RSA: { keyExchange: 'ecdhe', authentication: 'rsa' },
  TLS_DHE_RSA: { keyExchange: 'dhe', authentication: 'rsa' },
  TLS_DHE_DSS: { keyExchange: 'dhe', authentication: 'dss' },
  TLS_RSA: { keyExchange: 'rsa', authentication: 'rsa' },
};

function describe([id, name]: readonly [number, string]): CipherSuite {
  const [before = '', after = ''] = name.replace('_WITH_AES_', '|').replace(/^TLS_AES_/, 'TLS|').split('|');
  const [bits, mode, hash] = after.split('_');
  return {
    id,
    name,
    ...(KEY_EXCHANGE[before] as Pick<CipherSuite, 'keyExchange' | 'authentication'>),
    mode: mode === 'GCM' ? 'gcm' : 'cbc',
    keyLength: bits === '256' ? 32 : 16,
    hash: hash === 'SHA384' ? 'sha384' : hash === 'SHA256' ? 'sha256' : 'sha1',
  };
}

const SUITES: readonly CipherSuite[] = NAMES.map(describe);

/** Whether a suite may be chosen in a version: TLS 1.3 has its own, GCM and SHA-2 came with TLS 1.2 (RFC 5246 A.5). */
function fits(suite: CipherSuite, version: TlsVersion): boolean {
  if (version === 'TLSv1.3' || suite.keyExchange === 'tls13') return version === 'TLSv1.3' && suite.keyExchange === 'tls13';
  return version === 'TLSv1.2' || suite.hash === 'sha1';
}

/** The ids to offer for these versions, best first. */
export function offeredSuites(versions: readonly TlsVersion[]): readonly number[] {
  const key = versions.join();
  const known = offers.get(key);
  if (known) return known;
  const offer = SUITES.filter((suite) => versions.some((version) => fits(suite, version))).map((suite) => suite.id);
  offers.set(key, offer);
  return offer;
}

/** By their versions, joined: there are fifteen at most. */
const offers = new Map<string, readonly number[]>();

/** The suite a server chose, if it is one that was offered and that this version knows. */
export const chosenSuite = (id: number, version: TlsVersion): CipherSuite | undefined =>
  SUITES.find((suite) => suite.id === id && fits(suite, version));

/** The hash of the TLS 1.2 PRF and of the TLS 1.3 key schedule. */
export const prfHash = (suite: CipherSuite): 'sha256' | 'sha384' => (suite.hash === 'sha384' ? 'sha384' : 'sha256');

/** The IANA name, or the number where it is none of ours. */
export const suiteName = (id: number): string => SUITES.find((suite) => suite.id === id)?.name ?? `0x${id.toString(16).padStart(4, '0')}`;
