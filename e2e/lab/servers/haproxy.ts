import { writeFileSync } from 'node:fs';
import { makeCertificate } from '../certificates/make.ts';
import { windowsCertificate } from '../certificates/shapes.ts';
import type { CertificateSpec } from '../certificates/spec.ts';
import { startChildServer } from './child-server.ts';
import { makeTempDir } from './clean-up.ts';
import { LOOPBACK, type LabServer } from './lab-server.ts';
import { onFreePort } from './retry-port.ts';

export interface HaproxyBackend {
  readonly port: number;
  /** Puts a PROXY protocol line before the client's bytes. */
  readonly sendProxy?: boolean;
}

export interface HaproxyOptions {
  readonly port?: number;
  /** Asked in turn, the first one first; none: every connection is dropped. */
  readonly backends: readonly HaproxyBackend[];
  /** The proxy ends TLS itself, with this certificate. */
  readonly tls?: CertificateSpec | true;
  /** The proxy itself expects a PROXY protocol line. */
  readonly acceptProxy?: boolean;
  /** Lets only connections through whose first request has an RDP cookie of this name (or none: anything is dropped). */
  readonly rdpCookie?: string;
  /** How often a dead backend is tried, a second apart. HAProxy's default is 3. */
  readonly retries?: number;
}

/** HAProxy in TCP mode. */
export async function startHaproxy(options: HaproxyOptions): Promise<LabServer> {
  const tls = options.tls ? await makeCertificate(options.tls === true ? windowsCertificate() : options.tls) : null;
  return onFreePort((port) => {
    const directory = makeTempDir('haproxy');
    const pem = directory.file('proxy.pem');
    if (tls) writeFileSync(pem, tls.certPem + tls.keyPem);
    const config = directory.file('haproxy.cfg');
    const cookieRules = ['tcp-request inspect-delay 2s', `tcp-request content accept if { req.rdp_cookie(${options.rdpCookie}) -m found }`, 'tcp-request content reject'];
    writeFileSync(config, [
      'global', '  maxconn 200', 'defaults', '  mode tcp', '  timeout connect 2s', '  timeout client 30s', '  timeout server 30s', `  retries ${options.retries ?? 3}`,
      'listen lab', `  bind ${LOOPBACK}:${port}${tls ? ` ssl crt ${pem}` : ''}${options.acceptProxy ? ' accept-proxy' : ''}`,
      ...(options.rdpCookie ? cookieRules.map((rule) => `  ${rule}`) : []),
      '  balance roundrobin',
      ...options.backends.map((backend, index) => `  server s${index} ${LOOPBACK}:${backend.port}${backend.sendProxy ? ' send-proxy' : ''}`), '',
    ].join('\n'));
    return startChildServer({ command: 'haproxy', args: ['-db', '-f', config], port, directory });
  }, options.port);
}
