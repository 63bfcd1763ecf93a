import { mkdirSync, writeFileSync } from 'node:fs';
import { makeCertificate } from '../certificates/make.ts';
import { windowsCertificate } from '../certificates/shapes.ts';
import type { CertificateSpec } from '../certificates/spec.ts';
import { startChildServer } from './child-server.ts';
import { makeTempDir } from './clean-up.ts';
import { LOOPBACK, type LabServer } from './lab-server.ts';
import { onFreePort } from './retry-port.ts';
import { onPath } from './on-path.ts';
import { startXvfb } from './xvfb.ts';

/** What Debian calls it: FreeRDP 2, then 3. */
export const SHADOW_PROGRAMS = ['freerdp-shadow-cli', 'freerdp-shadow-cli3'] as const;

export interface ShadowOptions {
  readonly port?: number;
  /** Absent: everything the server knows. */
  readonly security?: 'rdp' | 'tls' | 'nla';
  readonly certificate?: CertificateSpec;
}

/** FreeRDP's shadow server on a virtual screen. */
export async function startFreerdpShadow(options: ShadowOptions = {}): Promise<LabServer> {
  const certificate = await makeCertificate(options.certificate ?? windowsCertificate());
  const display = await startXvfb();
  try {
    const server = await onFreePort((port) => start(port, options, display.name, certificate), options.port);
    return { ...server, stop: async () => { await server.stop(); await display.stop(); } };
  } catch (error) {
    await display.stop();
    throw error;
  }
}

function start(port: number, options: ShadowOptions, display: string, certificate: { certPem: string; keyPem: string }): Promise<LabServer> {
  const directory = makeTempDir('shadow');
  // Where FreeRDP 2 looks for its certificate before it makes one.
  const store = directory.file('freerdp/shadow');
  mkdirSync(store, { recursive: true });
  writeFileSync(`${store}/shadow.crt`, certificate.certPem);
  writeFileSync(`${store}/shadow.key`, certificate.keyPem);
  // Name, empty domain, no LM hash, NT hash of the word "password": nobody ever logs on here.
  writeFileSync(directory.file('sam'), 'lab:::8846f7eaee8fb117ad06bdd830b7586c:::\n');
  return startChildServer({
    command: SHADOW_PROGRAMS.find((name) => onPath(name)) ?? SHADOW_PROGRAMS[0],
    args: [`/port:${port}`, `/bind-address:${LOOPBACK}`, ...(options.security ? [`/sec:${options.security}`] : []), ...(options.security === 'nla' ? [`/sam-file:${directory.file('sam')}`] : ['-auth'])],
    port, directory, env: { DISPLAY: display, HOME: directory.path, XDG_CONFIG_HOME: directory.path },
  });
}
