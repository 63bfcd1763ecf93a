import { pause, remaining, type Deadline } from '../probe/net/deadline.ts';
import type { ConnectOutcome, Dialer, Endpoint, UdpOutcome } from '../probe/net/dialer.ts';
import { tcpDialer } from '../probe/net/tcp-dialer.ts';
import { loopbackServer, type LoopbackServer } from './wire/loopback-server.ts';
import type { PortPlan } from './wire/server-plan.ts';

const LOOPBACK = '127.0.0.1';

/** What an address and port do now; null: no such address. */
export type PlanOf = (to: Endpoint) => Promise<PortPlan | null>;
/** Whether the host behind an address answers RDP-UDP on a port now. */
export type OffersUdp = (to: Endpoint) => Promise<boolean>;

export interface PracticeDialer extends Dialer {
  /** Closes every port it opened. */
  close(): Promise<void>;
}

/** Leads the addresses of a practice network to servers on loopback ports, opened when first dialled. */
export function practiceDialer(planOf: PlanOf, offersUdp: OffersUdp = () => Promise.resolve(false)): PracticeDialer {
  const servers = new Map<string, Promise<LoopbackServer>>();

  function serverFor(to: Endpoint): Promise<LoopbackServer> {
    const key = `${to.address} ${to.port}`;
    const known = servers.get(key) ?? loopbackServer(() => planOf(to));
    servers.set(key, known);
    return known;
  }

  async function connect(to: Endpoint, deadline: Deadline): Promise<ConnectOutcome> {
    const plan = await planOf(to);
    if (!plan) return { kind: 'unreachable', ms: 0, code: 'EHOSTUNREACH' };
    if (plan.kind === 'filtered') return nothingComesBack(deadline);
    const server = await serverFor(to);
    await server.follow(plan.kind);
    return tcpDialer.connect({ address: LOOPBACK, port: server.port }, deadline);
  }

  return {
    connect,
    exchangeUdp: async (to, datagram, deadline) => udp(await planOf(to), await offersUdp(to), datagram, deadline),
    async close() {
      await Promise.all([...servers.values()].map(async (one) => (await one).close()));
      servers.clear();
    },
  };
}

/** A dropped packet, which loopback cannot show. */
async function nothingComesBack(deadline: Deadline): Promise<ConnectOutcome> {
  const start = performance.now();
  await pause(remaining(deadline), deadline);
  const ms = performance.now() - start;
  return deadline.signal.aborted ? { kind: 'cancelled', ms } : { kind: 'timeout', ms };
}

/** UDP is simulated whole: the RDP-UDP SYN is answered in its shape (MS-RDPEUDP 3.1.5.1.3), or not at all. */
async function udp(plan: PortPlan | null, offered: boolean, datagram: Buffer, deadline: Deadline): Promise<UdpOutcome> {
  if (offered && datagram.length >= 16) {
    const answer = Buffer.alloc(1232);
    datagram.copy(answer, 0, 8, 12);
    answer.writeUInt16BE(64, 4);
    answer.writeUInt16BE(0x0005, 6);
    return { kind: 'answer', bytes: answer, ms: 1 };
  }
  if (plan?.kind === 'refused' || plan?.kind === 'serves') return { kind: 'closed', ms: 1 };
  await pause(remaining(deadline), deadline);
  return { kind: 'silent', ms: 0 };
}
