import { writeFileSync } from 'node:fs';
import { makeCertificate } from '../certificates/make.ts';
import { windowsCertificate } from '../certificates/shapes.ts';
import { startChildServer } from './child-server.ts';
import { makeTempDir } from './clean-up.ts';
import { LOOPBACK, type LabServer } from './lab-server.ts';
import { onFreePort } from './retry-port.ts';

/** stunnel in server mode: TLS from the first byte, plain to the backend. */
export async function startStunnel(options: { port?: number; backendPort: number }): Promise<LabServer> {
  const certificate = await makeCertificate(windowsCertificate());
  return onFreePort((port) => {
    const directory = makeTempDir('stunnel');
    const config = directory.file('stunnel.conf');
    writeFileSync(config, [
      'foreground = yes', 'pid =', 'debug = info', `cert = ${certificate.certFile}`, `key = ${certificate.keyFile}`,
      '[lab]', `accept = ${LOOPBACK}:${port}`, `connect = ${LOOPBACK}:${options.backendPort}`, '',
    ].join('\n'));
    return startChildServer({ command: 'stunnel', args: [config], port, directory });
  }, options.port);
}
