import { readCertificate, type CertificateReading } from '../certificate/read-certificate.ts';
import type { WireEntry } from '../net/connection.ts';
import { deadlineIn, remaining, type Deadline } from '../net/deadline.ts';
import type { ConnectOutcome, Dialer, Endpoint } from '../net/dialer.ts';
import { negotiate, type NegotiationOutcome } from '../negotiation/negotiate.ts';
import { FIRST_REQUEST, isOneOf, PROTOCOL } from '../negotiation/request.ts';
import { introduce, type NlaOutcome } from '../nla/introduce.ts';
import { isAddress } from '../target/target.ts';
import type { KeyShare } from '../tls/groups.ts';
import { tlsHandshake } from '../tls/handshake.ts';
import type { TlsOutcome } from '../tls/outcome.ts';
import type { Stage } from '../../../preload/contract/stages.ts';

export const TCP_LIMIT_MS = 3000;
const TLS_LIMIT_MS = 6000;

/** Everything one connection told us; a field is missing when its stage was not reached. */
export interface Attempt {
  tcp: ConnectOutcome;
  negotiation?: NegotiationOutcome;
  tls?: TlsOutcome;
  tlsMs?: number;
  certificate?: Exclude<CertificateReading, { kind: 'none' }>;
  certificateMs?: number;
  nla?: NlaOutcome;
}

export type AttemptStage = Extract<Stage, 'tcp' | 'negotiation' | 'tls' | 'certificate' | 'nla'>;

export interface AttemptHooks {
  /** Called as a stage begins, with its limit in ms. */
  onBegin?(stage: AttemptStage, limitMs: number): void;
  /** Called as a stage ends; the attempt holds its outcome. */
  onEnd?(stage: AttemptStage, attempt: Attempt): void;
  onWire?(stage: AttemptStage, entries: readonly WireEntry[]): void;
}

export interface AttemptOptions {
  readonly protocols?: number;
  readonly cookie?: boolean;
  /** The name for SNI; nothing is sent for an address. */
  readonly serverName: string;
  readonly tlsLimitMs?: number;
  readonly negotiationLimitMs?: number;
  /** See TlsOptions; with them no tickets are asked for either: one host of many is asked once. */
  readonly shares?: ReadonlyMap<number, KeyShare>;
}

/** One connection, as far as it goes: TCP, X.224, TLS, certificate, introduction. Closed before it returns. */
export async function attempt(dialer: Dialer, to: Endpoint, options: AttemptOptions, deadline: Deadline, hooks: AttemptHooks = {}): Promise<Attempt> {
  const limit = (ms: number) => Math.min(ms, Math.round(remaining(deadline)));
  hooks.onBegin?.('tcp', limit(TCP_LIMIT_MS));
  const tcp = await dialer.connect(to, deadlineIn(TCP_LIMIT_MS, deadline));
  const result: Attempt = { tcp };
  hooks.onEnd?.('tcp', result);
  if (tcp.kind !== 'open') return result;
  const { connection } = tcp;
  let told = 0;
  const tell = (stage: AttemptStage) => {
    const entries = connection.log.slice(told);
    told = connection.log.length;
    hooks.onWire?.(stage, entries);
    hooks.onEnd?.(stage, result);
  };
  try {
    hooks.onBegin?.('negotiation', limit(options.negotiationLimitMs ?? 5000));
    result.negotiation = await negotiate(connection, options.protocols ?? FIRST_REQUEST, deadline, {
      cookie: options.cookie ?? true, ...(options.negotiationLimitMs === undefined ? {} : { limitMs: options.negotiationLimitMs }),
    });
    tell('negotiation');
    if (result.negotiation.kind !== 'selected' || !isOneOf(result.negotiation.protocol, options.protocols ?? FIRST_REQUEST)) return result;
    const tlsLimit = options.tlsLimitMs ?? TLS_LIMIT_MS;
    hooks.onBegin?.('tls', limit(tlsLimit));
    const start = performance.now();
    result.tls = await tlsHandshake(connection, deadlineIn(tlsLimit, deadline), {
      ...(isAddress(options.serverName) ? {} : { serverName: options.serverName }), ...(options.shares ? { shares: options.shares, noTickets: true } : {}),
    });
    result.tlsMs = performance.now() - start;
    tell('tls');
    const from = performance.now();
    const certificate = readCertificate(result.tls.facts.chain);
    if (certificate.kind !== 'none') {
      result.certificate = certificate;
      result.certificateMs = performance.now() - from;
      hooks.onEnd?.('certificate', result);
    }
    const wantsNla = result.negotiation.protocol === PROTOCOL.HYBRID || result.negotiation.protocol === PROTOCOL.HYBRID_EX;
    if (result.tls.kind === 'established' && wantsNla) {
      hooks.onBegin?.('nla', limit(5000));
      result.nla = await introduce(result.tls.session, deadline);
      tell('nla');
    }
    return result;
  } finally {
    await connection.close();
  }
}
