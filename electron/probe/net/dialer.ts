import type { Connection } from './connection.ts';
import type { Deadline } from './deadline.ts';

/** An address and port to connect to; never a name. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export type ConnectOutcome =
  | { kind: 'open'; connection: Connection; ms: number }
  | { kind: 'refused'; ms: number; code: string }
  | { kind: 'timeout'; ms: number }
  /** Accepted and reset in one breath. */
  | { kind: 'resetAtOnce'; ms: number }
  | { kind: 'unreachable'; ms: number; code: string }
  | { kind: 'locallyBlocked'; ms: number; code: string }
  | { kind: 'cancelled'; ms: number };

export type UdpOutcome = { kind: 'answer'; bytes: Buffer; ms: number } | { kind: 'closed'; ms: number } | { kind: 'silent'; ms: number } | { kind: 'unavailable'; code: string };

/** The way to the network. The real one opens sockets; practice hosts put their own in its place. */
export interface Dialer {
  connect(to: Endpoint, deadline: Deadline): Promise<ConnectOutcome>;
  /** Sends one datagram (and once more after half the time) and waits for an answer. */
  exchangeUdp(to: Endpoint, datagram: Buffer, deadline: Deadline): Promise<UdpOutcome>;
}
