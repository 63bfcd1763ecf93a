import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionRequest, protocolName } from './request.ts';
import { parseConnectionConfirm } from './response.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const answer = (text: string) => {
  const parsed = parseConnectionConfirm(hex(text));
  return parsed.kind === 'answer' ? parsed.answer : parsed;
};

describe('connectionRequest', () => {
  it('is the 45 bytes of MS-RDPBCGR with our fixed cookie, and 19 without', () => {
    expect(connectionRequest(0x0b).toString('hex')).toBe(`0300002d28e00000000000${Buffer.from('Cookie: mstshash=rdpdiag\r\n').toString('hex')}010008000b000000`);
    expect(connectionRequest(3, false).toString('hex')).toBe('030000130ee000000000000100080003000000');
  });
});

describe('parseConnectionConfirm', () => {
  it.each([
    ['03000013 0ed0 0000 1234 00 02 1f 0800 02000000', { kind: 'selected', protocol: 2, flags: 0x1f }],
    ['03000013 0ed0 0000 1234 00 03 00 0800 03000000', { kind: 'failure', code: 3 }],
    ['0300000b 06d0 0000 1234 00', { kind: 'classic' }],
    ['03000009 02f0 80 21 80', { kind: 'mcsDisconnect' }],
    ['0300000b 0680 0000 0000 02', { kind: 'disconnectRequest', reason: 2 }],
    ['03000013 0ed0 0000 1234 00 02 00 0900 02000000', { kind: 'malformed', because: 'negotiation length 9' }],
    ['03000013 0ed0 0000 1234 00 07 00 0800 02000000', { kind: 'malformed', because: 'negotiation type 7' }],
    ['03000013 22d0 0000 1234 00 02 00 0800 02000000', { kind: 'malformed' }],
    ['03000003', { kind: 'malformed', because: 'TPKT length 3' }],
    ['0300ffff', { kind: 'malformed', because: 'TPKT length 65535' }],
    ['0300000d 08d0 0000 1234 00 0200', { kind: 'malformed' }],
    ['5353482d322e302d4f70656e', { kind: 'foreign', what: 'ssh' }],
    ['52464220303033', { kind: 'foreign', what: 'other' }],
    ['5246422030 30332e303038', { kind: 'foreign', what: 'vnc' }],
    ['485454502f312e31', { kind: 'foreign', what: 'http' }],
    ['15030100020228', { kind: 'foreign', what: 'tls' }],
    ['00', { kind: 'foreign', what: 'other' }],
  ])('reads %s', (bytes, expected) => {
    expect(answer(bytes)).toMatchObject(expected);
  });

  it('knows its own request coming back', () => {
    expect(answer(connectionRequest(0x0b).toString('hex'))).toEqual({ kind: 'foreign', what: 'echo' });
  });

  it('cuts by the TPKT length where frames are glued together', () => {
    const glued = hex('0300001302d0'.replace('02d0', '0ed0') + '0000123400030008000200000003000009 02f0802180');
    expect(parseConnectionConfirm(glued)).toMatchObject({ answer: { kind: 'failure', code: 2 }, length: 19 });
  });

  it('asks for more until the frame is whole, and never throws', () => {
    const whole = hex('030000130ed000001234000200080002000000');
    for (let length = 0; length < whole.length; length++) expect(parseConnectionConfirm(whole.subarray(0, length)).kind).toBe('more');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const parsed = parseConnectionConfirm(Buffer.from(bytes));
      if (parsed.kind === 'answer') expect(parsed.length).toBeLessThanOrEqual(bytes.length);
    }), { numRuns: 3000 });
    fc.assert(fc.property(fc.uint8Array({ minLength: 3, maxLength: 40 }), (tail) => {
      parseConnectionConfirm(Buffer.concat([Buffer.from([3, 0, 0, tail.length + 4]), Buffer.from(tail)]));
    }), { numRuns: 3000 });
  });
});

it('names protocols as the contract does', () => {
  expect([0, 1, 2, 4, 8, 16, 3, 0x40].map(protocolName)).toEqual(['RDP', 'SSL', 'HYBRID', 'RDSTLS', 'HYBRID_EX', 'RDSAAD', '0x3', '0x40']);
});
