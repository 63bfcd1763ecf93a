import { chmodSync } from 'node:fs';
import { makeCertificate } from '../certificates/make.ts';
import { windowsCertificate } from '../certificates/shapes.ts';
import type { CertificateSpec } from '../certificates/spec.ts';
import { startChildServer } from './child-server.ts';
import { makeTempDir } from './clean-up.ts';
import { LOOPBACK, type LabServer } from './lab-server.ts';
import { onFreePort } from './retry-port.ts';

/** Weston's RDP backend: TLS only, no NLA. */
export async function startWeston(options: { port?: number; certificate?: CertificateSpec } = {}): Promise<LabServer> {
  const certificate = await makeCertificate(options.certificate ?? windowsCertificate());
  return onFreePort((port) => {
    const directory = makeTempDir('weston');
    chmodSync(directory.path, 0o700);
    return startChildServer({
      command: 'weston',
      args: [
        '--backend=rdp-backend.so', '--no-config', '--socket=lab', '--idle-time=0', `--address=${LOOPBACK}`, `--port=${port}`, '--width=320', '--height=240',
        `--rdp-tls-cert=${certificate.certFile}`, `--rdp-tls-key=${certificate.keyFile}`,
      ],
      port, directory, env: { XDG_RUNTIME_DIR: directory.path, HOME: directory.path },
    });
  }, options.port);
}
