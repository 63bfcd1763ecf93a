import type { Connection } from '../net/connection.ts';
import type { Deadline } from '../net/deadline.ts';
import { offeredSuites } from './cipher-suites.ts';
import { helloRandoms, type ClientHello } from './client-hello.ts';
import { flow12 } from './flow-12.ts';
import { flow13 } from './flow-13.ts';
import { createKeyShare, FIRST_SHARES, type KeyShare } from './groups.ts';
import type { HandshakeContext } from './handshake-context.ts';
import { HandshakeStop } from './handshake-stop.ts';
import { exchangeHellos } from './hello-exchange.ts';
import { MessageReader } from './message-reader.ts';
import type { TlsFacts, TlsOptions, TlsOutcome, TlsSession, TlsVersion } from './outcome.ts';
import { ALL_VERSIONS } from './protocol.ts';
import { RecordStream } from './record-stream.ts';
import { keepRemains } from './remains.ts';

/** The key shares that go with a first ClientHello of these versions. */
export function firstShares(versions: readonly TlsVersion[]): Map<number, KeyShare> {
  const shares = new Map<number, KeyShare>();
  for (const group of versions.includes('TLSv1.3') ? FIRST_SHARES : []) {
    const share = createKeyShare(group);
    if (share) shares.set(group, share);
  }
  return shares;
}

function firstHello(options: TlsOptions): ClientHello {
  const versions = ALL_VERSIONS.filter((version) => (options.versions ?? ALL_VERSIONS).includes(version));
  return { ...helloRandoms(versions), versions, suites: offeredSuites(versions), shares: options.shares ?? firstShares(versions), serverName: options.serverName, padTo: options.padTo, noTickets: options.noTickets };
}

async function run(context: HandshakeContext): Promise<TlsSession> {
  const { server, choice } = await exchangeHellos(context, context.sent);
  return choice.version === 'TLSv1.3' ? flow13(context, server, choice) : flow12(context, server, choice);
}

/**
 * Runs one TLS handshake, 1.0 to 1.3, on a client of our own: node:tls on BoringSSL refuses the certificates that
 * Windows makes for RDP, and both stacks forget what they saw when a handshake breaks. It trusts nobody and tells
 * nobody a secret; it only checks that the server holds the key it shows. Never throws for anything a peer does.
 */
export async function tlsHandshake(connection: Connection, deadline: Deadline, options: TlsOptions): Promise<TlsOutcome> {
  const facts: TlsFacts = { chain: [], chainBytes: 0, certificateRequested: false, helloRetry: false };
  const records = new RecordStream(connection);
  const messages = new MessageReader(records, deadline);
  const context: HandshakeContext = { records, messages, facts, sent: firstHello(options), transcript: [], startedAt: performance.now() };
  try {
    const session = await run(context);
    return { kind: 'established', facts, session };
  } catch (error) {
    keepRemains(context);
    if (error instanceof HandshakeStop) return { ...error.ending, facts };
    return { kind: 'malformed', facts, because: `unexpected: ${String(error)}` };
  }
}
