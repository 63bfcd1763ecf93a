import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { OFFERED_GROUPS, type KeyShare } from './groups.ts';
import type { TlsVersion } from './outcome.ts';
import { EXTENSION, MESSAGE, wireVersion } from './protocol.ts';
import { OFFERED_SCHEMES } from './signature-schemes.ts';
import { handshakeMessage, u16, u16List, u8, vector } from './wire-writer.ts';

/** All that a ClientHello says (RFC 8446 4.1.2, RFC 5246 7.4.1.2). */
export interface ClientHello {
  readonly random: Buffer;
  readonly sessionId: Buffer;
  readonly versions: readonly TlsVersion[];
  readonly suites: readonly number[];
  /** Key shares by group; only for TLS 1.3. */
  readonly shares: ReadonlyMap<number, KeyShare>;
  readonly serverName?: string | undefined;
  readonly cookie?: Buffer | undefined;
  /** Least size of the record it goes in, in bytes (RFC 7685). */
  readonly padTo?: number | undefined;
  /** Leaves out what asks a server for tickets (RFC 8446 4.2.9). */
  readonly noTickets?: boolean | undefined;
}

const RECORD_HEADER = 5;
const MAX_PADDED = 16_000;
/** Names that Windows allows and the DNS does not (an underscore) may pass. */
const NAME = /^[a-z0-9._-]{1,253}$/i;

const extension = (type: number, ...body: Buffer[]) => Buffer.concat([u16(type), vector(2, ...body)]);

/** The name as SNI takes it (RFC 6066 3): never an address, no final dot, ASCII. */
function sniName(serverName: string | undefined): string | undefined {
  const name = domainToASCII((serverName ?? '').replace(/\.$/, ''));
  return !NAME.test(name) || isIP(name) !== 0 ? undefined : name;
}

function serverNameExtension(serverName: string | undefined): Buffer[] {
  const name = sniName(serverName);
  return name === undefined ? [] : [extension(EXTENSION.serverName, vector(2, u8(0), vector(2, Buffer.from(name, 'ascii'))))];
}

function extensions(hello: ClientHello): Buffer[] {
  const offers = (version: TlsVersion) => hello.versions.includes(version);
  const modern = offers('TLSv1.3');
  const list = [
    ...serverNameExtension(hello.serverName),
    extension(EXTENSION.supportedGroups, vector(2, u16List(OFFERED_GROUPS))),
  ];
  if (hello.versions.some((version) => version !== 'TLSv1.3')) {
    list.push(extension(EXTENSION.ecPointFormats, vector(1, u8(0))), extension(EXTENSION.extendedMasterSecret), extension(EXTENSION.renegotiationInfo, u8(0)));
  }
  if (modern || offers('TLSv1.2')) list.push(extension(EXTENSION.signatureAlgorithms, vector(2, u16List(OFFERED_SCHEMES))));
  if (!modern) return list;
  const shares = [...hello.shares].map(([group, share]) => Buffer.concat([u16(group), vector(2, share.publicBytes)]));
  list.push(
    extension(EXTENSION.supportedVersions, vector(1, u16List(hello.versions.map(wireVersion)))),
    ...(hello.noTickets ? [] : [extension(EXTENSION.pskKeyExchangeModes, vector(1, u8(1)))]),
    extension(EXTENSION.keyShare, vector(2, ...shares)),
  );
  if (hello.cookie) list.push(extension(EXTENSION.cookie, vector(2, hello.cookie)));
  return list;
}

/** legacy_version: the highest offered, TLS 1.2 at most (RFC 8446 4.1.2). */
const legacyVersion = (versions: readonly TlsVersion[]) => Math.min(0x0303, Math.max(...versions.map(wireVersion)));

/** The handshake message, header included. */
export function encodeClientHello(hello: ClientHello): Buffer {
  const fixed = [u16(legacyVersion(hello.versions)), hello.random, vector(1, hello.sessionId), vector(2, u16List(hello.suites)), vector(1, u8(0))];
  const list = extensions(hello);
  const message = (all: Buffer[]) => handshakeMessage(MESSAGE.clientHello, ...fixed, vector(2, ...all));
  const plain = message(list);
  const missing = Math.min(hello.padTo ?? 0, MAX_PADDED) - RECORD_HEADER - plain.length;
  return missing > 0 ? message([...list, extension(EXTENSION.padding, Buffer.alloc(Math.max(0, missing - 4)))]) : plain;
}

/** A new ClientHello's random parts. TLS 1.3 in a session id's clothes passes more middleboxes (RFC 8446 D.4). */
export const helloRandoms = (versions: readonly TlsVersion[]): Pick<ClientHello, 'random' | 'sessionId'> => ({
  random: randomBytes(32),
  sessionId: versions.includes('TLSv1.3') ? randomBytes(32) : Buffer.alloc(0),
});
