/** What a machine says of itself in an NTLM CHALLENGE (MS-NLMP 2.2.1.2). */
export interface NtlmIdentity {
  readonly computerName: string;
  readonly domainName: string;
  readonly dnsComputerName: string;
  readonly dnsDomainName: string;
  readonly build: number;
  /** The machine's clock minus the true time, ms. */
  readonly clockOffsetMs: number;
  readonly credsspVersion: number;
}

const EPOCH_1601_MS = 11_644_473_600_000n;
/** UNICODE, REQUEST_TARGET, NTLM, TARGET_TYPE_DOMAIN, EXTENDED_SESSIONSECURITY, TARGET_INFO, VERSION, 128, 56: as Windows answers. */
const FLAGS = 0xe28a8215;
/** AV_PAIR ids (MS-NLMP 2.2.2.1). */
const AV = { computer: 1, domain: 2, dnsComputer: 3, dnsDomain: 4, dnsTree: 5, timestamp: 7, end: 0 } as const;

/** The CHALLENGE in a TSRequest (MS-CSSP 2.2.1). `challenge` is eight random bytes. */
export function challengeAnswer(identity: NtlmIdentity, challenge: Buffer, now: number): Buffer {
  const token = challengeMessage(identity, challenge, now);
  return der(0x30, der(0xa0, der(0x02, Buffer.of(identity.credsspVersion))), der(0xa1, der(0x30, der(0x30, der(0xa0, der(0x04, token))))));
}

function challengeMessage(identity: NtlmIdentity, challenge: Buffer, now: number): Buffer {
  const info = Buffer.concat([
    pair(AV.domain, utf16(identity.domainName)), pair(AV.computer, utf16(identity.computerName)), pair(AV.dnsDomain, utf16(identity.dnsDomainName)),
    pair(AV.dnsComputer, utf16(identity.dnsComputerName)), pair(AV.dnsTree, utf16(identity.dnsDomainName)),
    pair(AV.timestamp, filetime(now + identity.clockOffsetMs)), pair(AV.end, Buffer.alloc(0)),
  ]);
  const target = utf16(identity.domainName);
  const head = Buffer.alloc(56);
  head.write('NTLMSSP\0', 0, 'latin1');
  head.writeUInt32LE(2, 8);
  field(head, 12, target.length, 56);
  head.writeUInt32LE(FLAGS, 20);
  challenge.copy(head, 24, 0, 8);
  field(head, 40, info.length, 56 + target.length);
  head.writeUInt8(identity.build < 10_000 ? 6 : 10, 48);
  head.writeUInt16LE(identity.build, 50);
  head.writeUInt8(15, 55);
  return Buffer.concat([head, target, info]);
}

function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
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

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

function filetime(atMs: number): Buffer {
  const value = Buffer.alloc(8);
  value.writeBigUInt64LE((BigInt(Math.round(atMs)) + EPOCH_1601_MS) * 10_000n);
  return value;
}
