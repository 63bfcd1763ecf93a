import type { PracticeState } from '../model/state.ts';
import { letsIn } from '../windows/firewall.ts';
import { listeningPort } from '../windows/listener.ts';
import { KEYS, numberOf } from '../windows/registry.ts';
import { toPem } from './pem.ts';
import { hostPort } from './host-plan.ts';
import { peerPort } from './peer-plan.ts';
import type { PortPlan, ServerPlan } from './server-plan.ts';

/** What a connection to an address and port of the practice network meets; null: no such address. */
export function portPlan(state: PracticeState, address: string, port: number): PortPlan | null {
  const { network, host } = state;
  const route = Object.hasOwn(network.routes, address) ? network.routes[address] : undefined;
  if (!route) return null;
  const peer = Object.hasOwn(network.peers, route.to) ? network.peers[route.to] : undefined;
  const farPort = route.port ?? port;
  const behind = route.to === 'host' && host ? hostPort(host, farPort, 'network') : peer ? peerPort(peer, farPort) : null;
  if (behind?.kind !== 'serves' || !route.front) return behind;
  switch (route.front.kind) {
    case 'proxyProtocol': return { kind: 'proxied', plan: behind.plan };
    // The tunnel's near end takes the stream and loses it with the first large packet.
    case 'tunnel': return { kind: 'serves', plan: { ...behind.plan, tls: { kind: 'close' } } };
    case 'inspection': return { kind: 'serves', plan: inspected(behind.plan, state, address) };
  }
}

/** The box opens TLS with its own certificate and hands on what is inside; where the server has no TLS, neither has the box. */
function inspected(plan: ServerPlan, { network }: PracticeState, address: string): ServerPlan {
  const shown = network.inspection[address];
  if (!shown || plan.tls.kind !== 'serve') return plan;
  const certificates = toPem([shown.der, ...(shown.issuerDer ? [shown.issuerDer] : [])]);
  return { ...plan, tls: { kind: 'serve', certificates, key: shown.key, versions: ['TLS 1.2', 'TLS 1.3'] } };
}

/** Policy value SelectTransport: TCP only. */
const TCP_ONLY = 1;

/** Whether RDP-UDP answers there: the host itself, listening, with nothing in the way and its firewall letting it in. */
export function udpAnswers(state: PracticeState, address: string, port: number): boolean {
  const route = Object.hasOwn(state.network.routes, address) ? state.network.routes[address] : undefined;
  const { host } = state;
  if (route?.to !== 'host' || route.front || !host || listeningPort(host) !== port) return false;
  return numberOf(host.registry, KEYS.policy, 'SelectTransport') !== TCP_ONLY && letsIn(host, 'UDP', port);
}
