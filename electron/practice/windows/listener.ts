import type { HostState } from '../model/host.ts';
import { KEYS, numberOf } from './registry.ts';

/** Security settings of the listener as they are in force: policy first, then the listener's own, then Windows' default. */
export interface ListenerSecurity {
  readonly layer: number;
  readonly userAuthentication: number;
  readonly encryption: number;
}

/** Number the registry holds for "as many as wanted". */
const UNLIMITED = 0xffffffff;

function effective(host: HostState, name: string, fallback: number): number {
  return numberOf(host.registry, KEYS.policy, name) ?? numberOf(host.registry, KEYS.listener, name) ?? fallback;
}

export function listenerSecurity(host: HostState): ListenerSecurity {
  return { layer: effective(host, 'SecurityLayer', 2), userAuthentication: effective(host, 'UserAuthentication', 1), encryption: effective(host, 'MinEncryptionLevel', 2) };
}

/** A value that Windows does not know, or TLS with low encryption, makes it end every connection at once (catalogue h13). */
export function securityInRange({ layer, userAuthentication, encryption }: ListenerSecurity): boolean {
  return layer >= 0 && layer <= 2 && userAuthentication >= 0 && userAuthentication <= 1 && encryption >= 1 && encryption <= 4 && !(layer === 2 && encryption === 1);
}

/** Remote Desktop is switched on; the policy wins (catalogue h02). */
function connectionsAllowed(host: HostState): boolean {
  const policy = numberOf(host.registry, KEYS.policy, 'fDenyTSConnections');
  return (policy ?? numberOf(host.registry, KEYS.terminalServer, 'fDenyTSConnections') ?? 1) === 0;
}

/** The port the settings name; it counts from the next start of TermService. */
export function configuredPort(host: HostState): number {
  const port = numberOf(host.registry, KEYS.listener, 'PortNumber');
  // What Windows makes of a number that is no port was not seen; here it keeps to its default.
  return port !== null && port >= 1 && port <= 65_535 ? port : 3389;
}

/** The port something listens on now; null when nothing does. */
export function listeningPort(host: HostState): number | null {
  const termService = host.services['TermService'];
  if (termService?.state !== 'running' || !connectionsAllowed(host)) return null;
  return termService.boundPort ?? configuredPort(host);
}

/** MaxInstanceCount sessions are open already. */
export function full(host: HostState): boolean {
  const limit = numberOf(host.registry, KEYS.listener, 'MaxInstanceCount') ?? UNLIMITED;
  return limit !== UNLIMITED && userSessions(host) >= limit;
}

/** Sessions of users, whether somebody sits before them or not. */
export function userSessions(host: HostState): number {
  return host.sessions.filter((one) => one.state === 'active' || one.state === 'disconnected').length;
}
