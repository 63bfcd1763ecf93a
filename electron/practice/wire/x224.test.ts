import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confirmFrame, failureFrame, readRequest } from './x224.ts';

const request = (protocols: string, cookie = 'Cookie: mstshash=rdpdiag\r\n') => {
  const body = Buffer.concat([Buffer.from('e0000000000000'.slice(0, 12), 'hex'), Buffer.from(cookie, 'latin1'), Buffer.from(`01000800${protocols}`, 'hex')]);
  return Buffer.concat([Buffer.from([3, 0, 0, body.length + 5, body.length]), body]);
};

it('reads what a client asks for, however it arrives', () => {
  const whole = request('0b000000');
  expect(readRequest(whole)).toMatchObject({ kind: 'request', protocols: 11 });
  for (let length = 1; length < whole.length; length++) expect(readRequest(whole.subarray(0, length)).kind).toBe('more');
  expect(readRequest(Buffer.concat([whole, Buffer.from('1603', 'hex')]))).toMatchObject({ rest: Buffer.from('1603', 'hex') });
  expect(readRequest(Buffer.from('0300000b06e00000000000', 'hex'))).toMatchObject({ kind: 'request', protocols: 0 });
});

it('tells TLS and noise apart', () => {
  expect(readRequest(Buffer.from('160301', 'hex')).kind).toBe('tls');
  for (const bytes of [Buffer.from('PROXY TCP4 10.0.8.31 10.0.4.20 51324 3389\r\n'), Buffer.from('GET / HTTP/1.1'), Buffer.from('0300000200', 'hex'), Buffer.from('0300ffff06e0', 'hex'), Buffer.from('0300000b06d00000000000', 'hex')]) {
    expect(readRequest(bytes).kind).toBe('nonsense');
  }
});

it('takes any bytes without throwing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => { readRequest(Buffer.from(bytes)); }));
});

it('answers as MS-RDPBCGR 2.2.1.2 has it', () => {
  expect(confirmFrame(8).toString('hex')).toBe('030000130ed000001234000' + '20b080008000000');
  expect(failureFrame(3).toString('hex')).toBe('030000130ed000001234000' + '300080003000000');
});
