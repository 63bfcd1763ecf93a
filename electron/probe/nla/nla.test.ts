import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNtlmChallenge } from './ntlm-challenge.ts';
import { NTLM_NEGOTIATE } from './ntlm-negotiate.ts';
import { parseTsRequest } from './ts-request.ts';

const tlv = (tag: number, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const int = (...bytes: number[]) => tlv(2, Buffer.from(bytes));
const tsRequest = (version: number, ...fields: Buffer[]) => tlv(0x30, tlv(0xa0, int(version)), ...fields);
const withToken = (token: Buffer) => tlv(0xa1, tlv(0x30, tlv(0x30, tlv(0xa0, tlv(4, token)))));

function challenge(pairs: [number, Buffer][], build = 20348): Buffer {
  const info = Buffer.concat([...pairs, [0, Buffer.alloc(0)] as [number, Buffer]].map(([id, value]) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(value.length, 2);
    return Buffer.concat([head, value]);
  }));
  const target = Buffer.from('CORP', 'utf16le');
  const head = Buffer.alloc(56);
  head.write('NTLMSSP\0', 0, 'latin1');
  head.writeUInt32LE(2, 8);
  head.writeUInt16LE(target.length, 12);
  head.writeUInt16LE(target.length, 14);
  head.writeUInt32LE(56, 16);
  head.writeUInt32LE(0xe2898215, 20);
  head.writeUInt16LE(info.length, 40);
  head.writeUInt16LE(info.length, 42);
  head.writeUInt32LE(56 + target.length, 44);
  head.writeUInt8(10, 48);
  head.writeUInt16LE(build, 50);
  head.writeUInt8(15, 55);
  return Buffer.concat([head, target, info]);
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('the one message we send', () => {
  it('is 57 bytes, a TSRequest with a NEGOTIATE that names nobody', () => {
    expect(NTLM_NEGOTIATE).toHaveLength(57);
    const parsed = parseTsRequest(NTLM_NEGOTIATE);
    expect(parsed).toMatchObject({ kind: 'ok', request: { version: 6, errorCode: null } });
    const token = parsed.kind === 'ok' ? parsed.request.token : null;
    // MS-NLMP 2.2.1.1: DomainNameFields and WorkstationFields empty.
    expect(token?.subarray(16, 32).equals(Buffer.alloc(16))).toBe(true);
  });
});

describe('parseTsRequest', () => {
  it('reads version, token and error codes of four and five bytes', () => {
    expect(parseTsRequest(tsRequest(6, withToken(Buffer.from('token'))))).toMatchObject({ request: { version: 6, token: Buffer.from('token') } });
    expect(parseTsRequest(tsRequest(6, tlv(0xa4, int(0, 0xc0, 0, 0, 0x5e))))).toMatchObject({ request: { errorCode: 0xc000005e } });
    expect(parseTsRequest(tsRequest(3, tlv(0xa4, int(0xc0, 0, 0, 0x5e))))).toMatchObject({ request: { errorCode: 0xc000005e } });
    expect(parseTsRequest(tsRequest(3, tlv(0xa4, int(0x05))))).toMatchObject({ request: { errorCode: 5 } });
  });

  it('refuses a giant length, a wrong tag, and rubbish inside', () => {
    expect(parseTsRequest(Buffer.from('3083ffffff', 'hex')).kind).toBe('malformed');
    expect(parseTsRequest(Buffer.from('3080', 'hex')).kind).toBe('malformed');
    expect(parseTsRequest(Buffer.from('ff', 'hex')).kind).toBe('malformed');
    expect(parseTsRequest(tlv(0x30, tlv(0xa1, int(1)))).kind).toBe('malformed');
  });

  it('asks for more until it is whole, and never throws', () => {
    const whole = tsRequest(6, withToken(challenge([[1, utf16('SRV-04')]])));
    for (let length = 0; length < whole.length; length++) expect(parseTsRequest(whole.subarray(0, length)).kind).toBe('more');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseTsRequest(Buffer.concat([Buffer.from([0x30, bytes.length & 0x7f]), Buffer.from(bytes)]))), { numRuns: 3000 });
  });

  it('survives deep nesting', () => {
    let nested = int(1);
    for (let depth = 0; depth < 3000; depth++) nested = tlv(0x30, nested).subarray(0);
    expect(['ok', 'malformed', 'more']).toContain(parseTsRequest(nested).kind);
  });
});

describe('parseNtlmChallenge', () => {
  it('reads names, build and clock', () => {
    const time = Buffer.alloc(8);
    time.writeBigUInt64LE((BigInt(Date.UTC(2026, 10, 21, 10, 0, 0)) + 11_644_473_600_000n) * 10_000n);
    const token = challenge([[2, utf16('CORP')], [1, utf16('SRV-04')], [4, utf16('corp.example')], [3, utf16('SRV-04.corp.example')], [7, time]]);
    expect(parseNtlmChallenge(token)).toEqual({
      targetName: 'CORP', domainName: 'CORP', computerName: 'SRV-04', dnsDomainName: 'corp.example', dnsComputerName: 'SRV-04.corp.example',
      osVersion: '10.0.20348', serverTime: Date.UTC(2026, 10, 21, 10, 0, 0),
    });
  });

  it('keeps hostile names as they are, bounded, and gives null for what is none', () => {
    expect(parseNtlmChallenge(challenge([[1, utf16(`A\u001b[2J\u202e${'x'.repeat(9000)}`)]]))?.computerName).toHaveLength(512);
    expect(parseNtlmChallenge(Buffer.from('NTLMSSP\0'))).toBeNull();
    expect(parseNtlmChallenge(Buffer.from('KRB'))).toBeNull();
  });

  it('never throws on damaged challenges', () => {
    const good = challenge([[1, utf16('SRV-04')], [3, utf16('SRV-04.corp.example')]]);
    fc.assert(fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, value, cut) => {
      const bytes = Buffer.from(good);
      bytes[at] = value;
      parseNtlmChallenge(bytes.subarray(0, cut));
    }), { numRuns: 5000 });
  });
});
