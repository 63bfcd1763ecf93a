import { SERVER_NAME } from '../certificates/shapes.ts';

/** What the lab's machine says of itself in an NTLM CHALLENGE (MS-NLMP 2.2.1.2). */
export interface NtlmIdentity {
  readonly computerName?: string;
  readonly domainName?: string;
  readonly dnsComputerName?: string;
  readonly dnsDomainName?: string;
  /** Windows Server 2022 is 20348. */
  readonly build?: number;
  /** Server clock minus ours, ms; null: the server gives no time. */
  readonly clockSkewMs?: number | null;
}

const EPOCH_1601_MS = 11_644_473_600_000n;
/** UNICODE, REQUEST_TARGET, NTLM, TARGET_TYPE_DOMAIN, EXTENDED_SESSIONSECURITY, TARGET_INFO, VERSION, 128, 56 as Windows answers. */
const FLAGS = 0xe28a8215;

/** Builds the CHALLENGE message. */
export function ntlmChallenge(identity: NtlmIdentity = {}): Buffer {
  const domain = identity.domainName ?? 'CORP';
  const skew = identity.clockSkewMs === undefined ? 0 : identity.clockSkewMs;
  const info = Buffer.concat([
    pair(2, utf16(domain)), pair(1, utf16(identity.computerName ?? 'SRV-04')), pair(4, utf16(identity.dnsDomainName ?? 'corp.example')),
    pair(3, utf16(identity.dnsComputerName ?? SERVER_NAME)), pair(5, utf16(identity.dnsDomainName ?? 'corp.example')),
    ...(skew === null ? [] : [pair(7, filetime(Date.now() + skew))]), pair(0, Buffer.alloc(0)),
  ]);
  const target = utf16(domain);
  const head = Buffer.alloc(56);
  head.write('NTLMSSP\0', 0, 'latin1');
  head.writeUInt32LE(2, 8);
  field(head, 12, target.length, 56);
  head.writeUInt32LE(FLAGS, 20);
  head.write('0123456789abcdef', 24, 'hex');
  field(head, 40, info.length, 56 + target.length);
  head.writeUInt8(10, 48);
  head.writeUInt16LE(identity.build ?? 20348, 50);
  head.writeUInt8(15, 55);
  return Buffer.concat([head, target, info]);
}

function field(head: Buffer, at: number, length: number, offset: number): void {
  head.writeUInt16LE(length, at);
  head.writeUInt16LE(length, at + 2);
  head.writeUInt32LE(offset, at + 4);
}

function pair(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function filetime(atMs: number): Buffer {
  const value = Buffer.alloc(8);
  value.writeBigUInt64LE((BigInt(Math.round(atMs)) + EPOCH_1601_MS) * 10_000n);
  return value;
}
