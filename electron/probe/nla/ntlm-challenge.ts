/** What a server says of itself in an NTLM CHALLENGE (MS-NLMP 2.2.1.2, 2.2.2.1, 2.2.2.10). */
export interface NtlmChallenge {
  readonly targetName?: string;
  readonly computerName?: string;
  readonly domainName?: string;
  readonly dnsComputerName?: string;
  readonly dnsDomainName?: string;
  readonly dnsTreeName?: string;
  /** `major.minor.build`, e.g. `10.0.20348`. */
  readonly osVersion?: string;
  /** ms since 1970, UTC. */
  readonly serverTime?: number;
}

const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');
const HAS_VERSION = 0x02000000;
/** FILETIME counts 100 ns from 1601-01-01. */
const EPOCH_1601_MS = 11_644_473_600_000;
const NAMES = { 1: 'computerName', 2: 'domainName', 3: 'dnsComputerName', 4: 'dnsDomainName', 5: 'dnsTreeName' } as const;

/** Finds and reads the challenge in a token; null when there is none that makes sense. Never throws. */
export function parseNtlmChallenge(token: Buffer): NtlmChallenge | null {
  const start = token.indexOf(SIGNATURE);
  if (start < 0) return null;
  const message = token.subarray(start);
  if (message.length < 32 || message.readUInt32LE(8) !== 2) return null;
  const flags = message.readUInt32LE(20);
  const target = field(message, 12);
  const info = message.length >= 48 ? field(message, 40) : null;
  return {
    ...(target && target.length > 0 ? { targetName: utf16(target) } : {}),
    ...(info ? readPairs(info) : {}),
    ...((flags & HAS_VERSION) !== 0 && message.length >= 56 ? { osVersion: `${message.readUInt8(48)}.${message.readUInt8(49)}.${message.readUInt16LE(50)}` } : {}),
  };
}

function field(message: Buffer, at: number): Buffer | null {
  const length = message.readUInt16LE(at);
  const offset = message.readUInt32LE(at + 4);
  return offset + length <= message.length ? message.subarray(offset, offset + length) : null;
}

function readPairs(info: Buffer): Partial<Record<(typeof NAMES)[keyof typeof NAMES], string>> & { serverTime?: number } {
  const found: Partial<Record<(typeof NAMES)[keyof typeof NAMES], string>> & { serverTime?: number } = {};
  for (let at = 0; at + 4 <= info.length; ) {
    const id = info.readUInt16LE(at);
    const length = info.readUInt16LE(at + 2);
    const value = info.subarray(at + 4, at + 4 + length);
    if (id === 0 || value.length < length) break;
    const name = NAMES[id as keyof typeof NAMES];
    if (name && length > 0) found[name] ??= utf16(value);
    if (id === 7 && length === 8) {
      const time = Number(value.readBigUInt64LE(0) / 10_000n) - EPOCH_1601_MS;
      // Beyond what a date can hold is not a clock.
      if (Math.abs(time) < 8.64e15) found.serverTime = time;
    }
    at += 4 + length;
  }
  return found;
}

/** At most 512 characters: a DNS name has 255. */
function utf16(bytes: Buffer): string {
  return bytes.subarray(0, Math.min(1024, bytes.length & ~1)).toString('utf16le');
}
