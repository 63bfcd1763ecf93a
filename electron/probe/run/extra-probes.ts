import { deadlineIn, type Deadline } from '../net/deadline.ts';
import type { Dialer, Endpoint } from '../net/dialer.ts';
import { negotiate } from '../negotiation/negotiate.ts';
import { FIRST_REQUEST } from '../negotiation/request.ts';
import { isAddress } from '../target/target.ts';
import { tlsHandshake } from '../tls/handshake.ts';
import type { TlsOutcome } from '../tls/outcome.ts';
import { smallHello, type SmallHelloOutcome } from '../tls/small-hello.ts';
import { TCP_LIMIT_MS } from './attempt.ts';

/** What a connection does to which nothing is said. */
export type IdleOutcome = { kind: 'closed'; by: 'fin' | 'reset'; ms: number } | { kind: 'stays'; ms: number } | { kind: 'speaks'; bytes: Buffer } | { kind: 'failed' };

/** Opens a connection, says nothing for `ms`, and tells whether the peer closes it on its own. */
export async function idleConnection(dialer: Dialer, to: Endpoint, ms: number, parent: Deadline): Promise<IdleOutcome> {
  const tcp = await dialer.connect(to, deadlineIn(TCP_LIMIT_MS, parent));
  if (tcp.kind === 'resetAtOnce') return { kind: 'closed', by: 'reset', ms: tcp.ms };
  if (tcp.kind !== 'open') return { kind: 'failed' };
  const start = performance.now();
  const got = await tcp.connection.read(deadlineIn(ms, parent));
  const took = performance.now() - start;
  await tcp.connection.close();
  if (got.kind === 'closed') return { kind: 'closed', by: got.by, ms: took };
  if (got.kind === 'data') return { kind: 'speaks', bytes: got.bytes };
  return got.kind === 'timeout' ? { kind: 'stays', ms: took } : { kind: 'failed' };
}

/** A ClientHello with no X.224 before it: a box that ends TLS itself answers, most RDP servers do not. */
export async function directTls(dialer: Dialer, to: Endpoint, serverName: string, ms: number, parent: Deadline): Promise<TlsOutcome | null> {
  const tcp = await dialer.connect(to, deadlineIn(TCP_LIMIT_MS, parent));
  if (tcp.kind !== 'open') return null;
  const outcome = await tlsHandshake(tcp.connection, deadlineIn(ms, parent), isAddress(serverName) ? {} : { serverName });
  await tcp.connection.close();
  return outcome;
}

/** Negotiates and sends the smallest ClientHello there is; a short alert coming back shows that small packets pass. */
export async function smallAnswer(dialer: Dialer, to: Endpoint, ms: number, parent: Deadline): Promise<SmallHelloOutcome | null> {
  const tcp = await dialer.connect(to, deadlineIn(TCP_LIMIT_MS, parent));
  if (tcp.kind !== 'open') return null;
  const answer = await negotiate(tcp.connection, FIRST_REQUEST, parent);
  const outcome = answer.kind === 'selected' ? await smallHello(tcp.connection, deadlineIn(ms, parent)) : null;
  await tcp.connection.close();
  return outcome;
}
