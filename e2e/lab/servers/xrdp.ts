import { mkdirSync, writeFileSync } from 'node:fs';
import { makeCertificate } from '../certificates/make.ts';
import { windowsCertificate } from '../certificates/shapes.ts';
import type { CertificateSpec } from '../certificates/spec.ts';
import { startChildServer } from './child-server.ts';
import { makeTempDir } from './clean-up.ts';
import { LOOPBACK, type LabServer } from './lab-server.ts';
import { onFreePort } from './retry-port.ts';

export interface XrdpOptions {
  readonly port?: number;
  readonly securityLayer?: 'rdp' | 'tls' | 'negotiate';
  /** xrdp's words, e.g. `TLSv1.2, TLSv1.3`. */
  readonly sslProtocols?: string;
  /** An OpenSSL cipher list. */
  readonly tlsCiphers?: string;
  readonly certificate?: CertificateSpec;
  /** `unreadable`: the key file cannot be read, as when its rights are wrong. */
  readonly key?: 'ok' | 'unreadable' | 'garbage';
}

/** xrdp without a session manager: enough for everything before the log-on. */
export async function startXrdp(options: XrdpOptions = {}): Promise<LabServer> {
  const certificate = await makeCertificate(options.certificate ?? windowsCertificate());
  return onFreePort((port) => {
    const directory = makeTempDir('xrdp');
    const config = directory.file('xrdp.ini');
    writeFileSync(config, [
      '[Globals]', 'ini_version=1', 'fork=true', `port=tcp://.:${port}`, 'use_vsock=false', 'tcp_nodelay=true',
      `security_layer=${options.securityLayer ?? 'negotiate'}`, 'crypt_level=high',
      `certificate=${certificate.certFile}`, `key_file=${keyFile(options.key ?? 'ok', directory.file('key.pem'), certificate.keyFile)}`,
      `ssl_protocols=${options.sslProtocols ?? 'TLSv1.2, TLSv1.3'}`, ...(options.tlsCiphers ? [`tls_ciphers=${options.tlsCiphers}`] : []),
      'autorun=', 'allow_channels=true', 'max_bpp=32',
      '[Logging]', `LogFile=${directory.file('xrdp.log')}`, 'LogLevel=INFO', 'EnableSyslog=false', 'EnableConsole=true', 'ConsoleLevel=INFO',
      '[Channels]', '[Xorg]', 'name=Xorg', 'lib=libxup.so', 'username=ask', 'password=ask', 'ip=127.0.0.1', 'port=-1', 'code=20', '',
    ].join('\n'));
    return startChildServer({ command: 'xrdp', args: ['--nodaemon', '--config', config], port, address: LOOPBACK, directory });
  }, options.port);
}

/** A folder in the key's place cannot be read by anybody, not even by root, whom file rights do not stop. */
function keyFile(state: 'ok' | 'unreadable' | 'garbage', own: string, good: string): string {
  if (state === 'ok') return good;
  if (state === 'unreadable') mkdirSync(own);
  else writeFileSync(own, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
  return own;
}
