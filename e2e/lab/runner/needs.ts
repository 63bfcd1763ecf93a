import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Need } from '../cases/case.ts';
import { SHADOW_PROGRAMS } from '../servers/freerdp-shadow.ts';
import { NGINX_STREAM_MODULE } from '../servers/nginx.ts';
import { onPath } from '../servers/on-path.ts';

const checks: Record<Need, () => string | null> = {
  xrdp: program('xrdp'),
  weston: program('weston'),
  haproxy: program('haproxy'),
  nginx: () => program('nginx')() ?? (existsSync(NGINX_STREAM_MODULE) ? null : 'nginx has no stream module'),
  stunnel: program('stunnel'),
  socat: program('socat'),
  openssl: program('openssl'),
  shadow: () => (SHADOW_PROGRAMS.some((name) => onPath(name)) ? program('Xvfb')() : `${SHADOW_PROGRAMS[0]} is not installed`),
  nft: () => program('nft')() ?? works('nft', ['list', 'tables'], 'nftables needs root'),
  namespace: () => program('unshare')() ?? works('unshare', ['--map-root-user', '--net', 'true'], 'network namespaces are not allowed here'),
  ipv6: () => (Object.values(networkInterfaces()).flat().some((one) => one?.address === '::1') ? null : 'there is no IPv6 loopback address'),
};
const known = new Map<Need, string | null>();

/** Why a case cannot run on this computer; null when it can. */
export function missing(needs: readonly Need[] = []): string | null {
  if (process.platform !== 'linux') return `the lab's servers are Linux programs; this is ${process.platform}`;
  for (const need of needs) {
    if (!known.has(need)) known.set(need, checks[need]());
    const because = known.get(need);
    if (because) return because;
  }
  return null;
}

function program(name: string): () => string | null {
  return () => (onPath(name) ? null : `${name} is not installed`);
}

function works(command: string, args: readonly string[], otherwise: string): string | null {
  try {
    execFileSync(command, [...args], { stdio: 'ignore', timeout: 5000 });
    return null;
  } catch {
    return otherwise;
  }
}
