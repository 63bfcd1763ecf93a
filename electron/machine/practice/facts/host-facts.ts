import type { EventLog, HostState, OsState, ServiceState } from '../../../practice/model/host.ts';
import { listeningPort, userSessions } from '../../../practice/windows/listener.ts';
import { KEYS, numberOf } from '../../../practice/windows/registry.ts';
import type { FactValues } from '../read-facts.ts';

const RDP_GROUP = 'S-1-5-32-555';
const TCP_ONLY = 1;

/** What Windows says of itself. */
export function osFacts(os: OsState): FactValues {
  return {
    'os.productName': os.productName, 'os.build': os.build, 'os.ubr': os.ubr, 'os.edition': os.edition, 'os.installationType': os.installationType,
    'os.architecture': os.architecture, 'os.uiLanguage': os.uiLanguage,
  };
}

/** System, services, listener, sessions, groups and events of the host. */
export function hostFacts(host: HostState): FactValues {
  const port = listeningPort(host);
  const { os } = host;
  return {
    ...osFacts(os),
    'os.domainRole': os.domainRole, 'os.partOfDomain': os.domain !== null, 'os.domainName': os.domain?.dns ?? 'WORKGROUP', 'os.computerName': os.computerName, 'os.uptimeDays': os.uptimeDays,
    'session.list': host.sessions.map(({ id, name, user, state }) => ({ id, name, user, state })),
    'limit.activeSessions': userSessions(host), 'rights.remoteDesktopUsers': host.groups[RDP_GROUP] ?? [],
    'service.list': Object.entries(host.services).map(([name, one]) => ({ name, start: one.start, delayed: one.delayed, state: one.state === 'running' ? 'Running' : 'Stopped', pid: pidOf(name, one), triggers: one.triggers })),
    'listener.listening': port !== null, 'listener.owner': port === null ? null : 'TermService',
    'listener.udp': port !== null && numberOf(host.registry, KEYS.policy, 'SelectTransport') !== TCP_ONLY,
    'events.certificate': [...startEvents(host), ...eventRows(host, 'certificate')], 'events.schannel': eventRows(host, 'schannel'),
    'events.sessionManager': eventRows(host, 'sessionManager'), 'licensing.events': eventRows(host, 'licensing'),
  };
}

/** What the last start of a service said about the certificate. */
function startEvents({ services }: HostState): { id: number; at: string; status: null }[] {
  return Object.values(services).flatMap(({ lastEvent }) => (lastEvent ? [{ id: lastEvent.id, at: lastEvent.at, status: null }] : []));
}

type Row = Record<string, string | number | boolean | null>;

/** The events of one log. */
export function eventRows(host: HostState, log: EventLog): Row[] {
  return (host.events[log] ?? []).map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])));
}

/** A number that looks like a process id and stays the same. */
function pidOf(name: string, { state }: ServiceState): number | null {
  return state === 'running' ? 800 + 4 * (Array.from(name).reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) % 2000) : null;
}
