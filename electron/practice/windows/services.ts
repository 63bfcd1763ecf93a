import type { HostState, ServiceState } from '../model/host.ts';
import { fromPkcs8, toPkcs8, type KeyPool } from '../keys/key-pool.ts';
import { hostCertificate } from '../keys/host-certificate.ts';
import { configuredPort } from './listener.ts';
import { fullName, rdpKeyFile } from './paths.ts';
import { keyIn, KEYS } from './registry.ts';
import { renewalAtStart } from './renewal.ts';
import type { RegistryValue } from '../model/registry.ts';

/** What Windows grants on a key file of the listener that it makes (builds from 17763 on). */
const KEY_FILE_SDDL = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)(A;;FA;;;S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833)';
/** Services whose start looks after the certificate. */
const RENEWING = new Set(['SessionEnv', 'TermService']);

export type ServiceOutcome = { ok: true; host: HostState } | { ok: false; because: 'missing' | 'disabled' };

export interface ServiceContext {
  readonly keys: KeyPool;
  /** ms since 1970. */
  readonly now: number;
}

/** Starts a service that is stopped; one that runs is left alone. */
export async function startService(host: HostState, name: string, context: ServiceContext): Promise<ServiceOutcome> {
  return host.services[name]?.state === 'running' ? { ok: true, host } : restartService(host, name, context);
}

/** Stops and starts a service, with what Windows does on the way: binds the port, makes a missing certificate. */
export async function restartService(host: HostState, name: string, context: ServiceContext): Promise<ServiceOutcome> {
  const service = host.services[name];
  if (!service) return { ok: false, because: 'missing' };
  if (service.start === 4) return { ok: false, because: 'disabled' };
  const { hung: _, ...rest } = service;
  const started: ServiceState = { ...rest, state: 'running', ...(name === 'TermService' ? { boundPort: configuredPort(host) } : {}) };
  const up: HostState = { ...host, services: { ...host.services, [name]: started } };
  return { ok: true, host: RENEWING.has(name) ? await renew(up, name, context) : up };
}

async function renew(host: HostState, name: string, { keys, now }: ServiceContext): Promise<HostState> {
  const renewal = renewalAtStart(host, now);
  if (renewal.kind === 'keep') return host;
  if (renewal.kind === 'failed') return note(host, name, renewal.event, now);
  const path = rdpKeyFile(host);
  const own = host.keyFiles[path];
  const key = (own && fromPkcs8(own.key)) || (await keys.key('renewed'));
  const certificate = hostCertificate({ commonName: fullName(host), notBefore: new Date(now + host.os.clockOffsetMs), key, keyFile: path });
  const made: HostState = {
    ...host,
    keyFiles: renewal.newKey ? { ...host.keyFiles, [path]: { sddl: KEY_FILE_SDDL, key: toPkcs8(key) } } : host.keyFiles,
    certificates: { ...host.certificates, remoteDesktop: [...host.certificates.remoteDesktop, certificate] },
    registry: bind(host, { type: 'binary', data: certificate.thumbprint }),
  };
  return note(made, name, 1056, now);
}

function bind(host: HostState, value: RegistryValue): HostState['registry'] {
  const key = keyIn(host.registry, KEYS.winStations) ?? KEYS.winStations;
  return { ...host.registry, [key]: { ...host.registry[key], SelfSignedCertificate: value } };
}

/** The same event again is no news: a second start changes nothing. */
function note(host: HostState, name: string, id: number, now: number): HostState {
  const service = host.services[name];
  if (!service || service.lastEvent?.id === id) return host;
  return { ...host, services: { ...host.services, [name]: { ...service, lastEvent: { id, at: new Date(now).toISOString() } } } };
}
