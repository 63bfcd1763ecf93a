import type { TlsVersion } from './outcome.ts';

/** Record types (RFC 8446 5.1). */
export const RECORD = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;

/** Handshake message types (RFC 8446 B.3, RFC 5246 7.4). */
export const MESSAGE = {
  helloRequest: 0,
  clientHello: 1,
  serverHello: 2,
  newSessionTicket: 4,
  encryptedExtensions: 8,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  clientKeyExchange: 16,
  finished: 20,
  certificateStatus: 22,
  keyUpdate: 24,
  messageHash: 254,
} as const;

const MESSAGE_NAMES = new Map<number, string>(Object.entries(MESSAGE).map(([name, code]) => [code, name]));

/** A message type in words, for a `because`. */
export const messageName = (type: number): string => MESSAGE_NAMES.get(type) ?? `message type ${type}`;

/** Extension types (IANA TLS ExtensionType Values). */
export const EXTENSION = {
  serverName: 0,
  supportedGroups: 10,
  ecPointFormats: 11,
  signatureAlgorithms: 13,
  padding: 21,
  extendedMasterSecret: 23,
  supportedVersions: 43,
  cookie: 44,
  pskKeyExchangeModes: 45,
  keyShare: 51,
  renegotiationInfo: 0xff01,
} as const;

const WIRE_VERSIONS: Readonly<Record<TlsVersion, number>> = { TLSv1: 0x0301, 'TLSv1.1': 0x0302, 'TLSv1.2': 0x0303, 'TLSv1.3': 0x0304 };

/** Highest first: the order in which they are offered. */
export const ALL_VERSIONS: readonly TlsVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'];

export const wireVersion = (version: TlsVersion): number => WIRE_VERSIONS[version];

export const versionOf = (wire: number): TlsVersion | undefined => ALL_VERSIONS.find((version) => WIRE_VERSIONS[version] === wire);

/** A number as `0x0303`, for a `because`. */
export const hex16 = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`;

/** Bounds of one conversation (bytes). A record is allowed TLS 1.2's expansion (RFC 5246 6.2.3). */
export const LIMIT = { record: 18 * 1024, message: 200 * 1024, total: 300 * 1024, certificates: 1000, warnings: 16 } as const;
