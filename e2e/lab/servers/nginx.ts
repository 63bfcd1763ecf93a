import { existsSync, writeFileSync } from 'node:fs';
import { makeCertificate } from '../certificates/make.ts';
import { windowsCertificate } from '../certificates/shapes.ts';
import { startChildServer } from './child-server.ts';
import { makeTempDir } from './clean-up.ts';
import { LOOPBACK, type LabServer } from './lab-server.ts';
import { onFreePort } from './retry-port.ts';

/** Debian ships the stream proxy as a module of its own. */
export const NGINX_STREAM_MODULE = '/usr/lib/nginx/modules/ngx_stream_module.so';

/** nginx as a TCP proxy, with or without TLS of its own in front. */
export async function startNginxStream(options: { port?: number; backendPort: number; tls?: boolean }): Promise<LabServer> {
  const certificate = options.tls ? await makeCertificate(windowsCertificate()) : null;
  return onFreePort((port) => {
    const directory = makeTempDir('nginx');
    const config = directory.file('nginx.conf');
    writeFileSync(config, [
      ...(existsSync(NGINX_STREAM_MODULE) ? [`load_module ${NGINX_STREAM_MODULE};`] : []),
      'daemon off;', 'master_process off;', `pid ${directory.file('nginx.pid')};`, 'error_log stderr info;', 'events { worker_connections 128; }',
      'stream {', '  server {', `    listen ${LOOPBACK}:${port}${certificate ? ' ssl' : ''};`,
      ...(certificate ? [`    ssl_certificate ${certificate.certFile};`, `    ssl_certificate_key ${certificate.keyFile};`] : []),
      '    proxy_connect_timeout 2s;', `    proxy_pass ${LOOPBACK}:${options.backendPort};`, '  }', '}', '',
    ].join('\n'));
    return startChildServer({ command: 'nginx', args: ['-p', directory.path, '-e', 'stderr', '-c', config], port, directory });
  }, options.port);
}
