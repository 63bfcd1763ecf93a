import { createSecureContext, TLSSocket, type SecureContextOptions, type SecureVersion } from 'node:tls';
import { makeCertificate } from '../certificates/make.ts';
import { windowsCertificate } from '../certificates/shapes.ts';
import type { CertificateSpec } from '../certificates/spec.ts';
import { PeerGone, type Peer, type Step } from './peer.ts';
import { tamperedStream, type Tamper } from './tampered-stream.ts';

export interface TlsServerOptions {
  readonly certificate?: CertificateSpec;
  readonly minVersion?: SecureVersion;
  readonly maxVersion?: SecureVersion;
  /** An OpenSSL cipher list for TLS 1.2 and below, or TLS 1.3 suites. */
  readonly ciphers?: string;
  /** Group names, `X25519:P-256`. */
  readonly groups?: string;
  readonly sigalgs?: string;
  /** Sends the leaf alone though it was signed by somebody else. */
  readonly leafOnly?: boolean;
  /** Sends the issuer so many times more. */
  readonly repeatIssuer?: number;
  readonly requestCertificate?: boolean;
  /** Makes a new tamperer for each connection; it may listen to the key log of the TLS server. */
  readonly tamper?: (keyLog: (listener: (line: string) => void) => void) => Tamper;
}

/** Everything an old server may take; SECLEVEL 0 lets weak keys and digests be served. */
const ANY_CIPHER = 'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:DEFAULT:@SECLEVEL=0';
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g;

/** A real TLS server on the connection as it stands; afterwards the peer's stream is the TLS channel. */
export async function serveTls(options: TlsServerOptions = {}): Promise<Step> {
  const certificate = await makeCertificate(options.certificate ?? windowsCertificate());
  const settings: SecureContextOptions = {
    cert: chainOf(certificate.certPem, options), key: certificate.keyPem, ciphers: options.ciphers ? `${options.ciphers}${options.ciphers.startsWith('TLS_') ? ':DEFAULT' : ''}:@SECLEVEL=0` : ANY_CIPHER,
    minVersion: options.minVersion ?? 'TLSv1', maxVersion: options.maxVersion ?? 'TLSv1.3',
    ...(options.groups ? { ecdhCurve: options.groups } : {}), ...(options.sigalgs ? { sigalgs: options.sigalgs } : {}),
  };
  const secureContext = createSecureContext(settings);
  return (peer) => {
    let listen: (line: string) => void = () => {};
    const tamper = options.tamper?.((listener) => { listen = listener; });
    const secured = new TLSSocket(tamper ? tamperedStream(peer.socket, tamper) : peer.socket, {
      isServer: true, secureContext, requestCert: options.requestCertificate ?? false, rejectUnauthorized: false,
    });
    if (tamper) secured.on('keylog', (line: Buffer) => listen(line.toString()));
    return shakeHands(peer, secured);
  };
}

function chainOf(pem: string, options: TlsServerOptions): string {
  const [leaf = '', ...issuers] = pem.match(PEM) ?? [];
  if (options.leafOnly) return leaf;
  return leaf + issuers.join('') + (issuers[0] ?? '').repeat(options.repeatIssuer ?? 0);
}

function shakeHands(peer: Peer, secured: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    secured.once('secure', () => {
      peer.stream = secured;
      resolve();
    });
    secured.on('error', (error) => {
      peer.note(`TLS: ${error.message}`);
      reject(new PeerGone());
    });
    secured.once('close', () => reject(new PeerGone()));
    peer.over.addEventListener('abort', () => reject(new PeerGone()), { once: true });
  });
}
