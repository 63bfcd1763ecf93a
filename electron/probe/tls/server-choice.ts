import { chosenSuite, type CipherSuite } from './cipher-suites.ts';
import type { ClientHello } from './client-hello.ts';
import { OFFERED_GROUPS } from './groups.ts';
import type { TlsVersion } from './outcome.ts';
import { parsed, unparsed, type Parsed } from './parse.ts';
import { EXTENSION, hex16, versionOf, wireVersion } from './protocol.ts';
import type { ServerHello } from './server-hello.ts';
import { WireReader } from './wire-reader.ts';

/** What a ServerHello chose among what our ClientHello offered. */
export interface ServerChoice {
  readonly version: TlsVersion;
  readonly suite: CipherSuite;
}

const DOWNGRADE = Buffer.from('444f574e475244', 'hex');

/** A server that knows more than it chose marks its random (RFC 8446 4.1.3): somebody changed our ClientHello. */
function isDowngraded(hello: ServerHello, offered: readonly TlsVersion[]): boolean {
  const knows = hello.random[31] === 1 ? 0x0304 : 0x0303;
  const marked = hello.random.subarray(24, 31).equals(DOWNGRADE) && (hello.random[31] ?? 2) <= 1;
  return marked && hello.version < knows && offered.some((version) => wireVersion(version) === knows);
}

/** Judges a ServerHello against the ClientHello it answers. */
export function readChoice(hello: ServerHello, sent: ClientHello): Parsed<ServerChoice> {
  const version = versionOf(hello.version);
  if (!version || !sent.versions.includes(version)) return unparsed(`the server chose version ${hex16(hello.version)}, which was not offered`);
  if (isDowngraded(hello, sent.versions)) return unparsed('the server says that its version was forced down');
  const suite = chosenSuite(hello.suite, version);
  if (!suite || !sent.suites.includes(suite.id)) return unparsed(`the server chose suite ${hex16(hello.suite)}, which was not offered`);
  if (hello.compression !== 0) return unparsed('the server chose compression');
  if (version === 'TLSv1.3' && !hello.sessionId.equals(sent.sessionId)) return unparsed('the server did not echo the session id');
  const renegotiation = hello.extensions.get(EXTENSION.renegotiationInfo);
  if (renegotiation && !renegotiation.equals(Buffer.from([0]))) return unparsed('a renegotiation_info that fits no first handshake');
  return parsed({ version, suite });
}

/** The server's half of the key exchange in a TLS 1.3 ServerHello (RFC 8446 4.2.8). */
export function readKeyShare(hello: ServerHello): Parsed<{ group: number; publicBytes: Buffer }> {
  const reader = new WireReader(hello.extensions.get(EXTENSION.keyShare) ?? Buffer.alloc(0));
  const group = reader.u16();
  const publicBytes = reader.vector(2);
  return reader.complete ? parsed({ group, publicBytes }) : unparsed('a ServerHello without a proper key_share');
}

/** What a HelloRetryRequest asks for (RFC 8446 4.1.4). It must ask for something that we offered and did not send. */
export function readRetry(hello: ServerHello, sent: ClientHello): Parsed<{ group: number | null; cookie: Buffer | undefined }> {
  const share = hello.extensions.get(EXTENSION.keyShare);
  const cookieBody = hello.extensions.get(EXTENSION.cookie);
  const reader = new WireReader(cookieBody ?? Buffer.alloc(2));
  const cookie = reader.vector(2);
  if ((share && share.length !== 2) || !reader.complete || (cookieBody && cookie.length === 0)) return unparsed('a HelloRetryRequest of the wrong form');
  const group = share ? share.readUInt16BE(0) : null;
  if (group !== null && (!OFFERED_GROUPS.includes(group) || sent.shares.has(group))) return unparsed(`a HelloRetryRequest for group ${hex16(group)}`);
  if (group === null && !cookieBody) return unparsed('a HelloRetryRequest that asks for nothing');
  return parsed({ group, cookie: cookieBody ? cookie : undefined });
}
