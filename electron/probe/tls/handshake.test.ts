import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tlsHandshake } from './handshake.ts';
import { handshakeMessage, plainRecord, vector } from './wire-writer.ts';
import { byteConnection } from './testing/byte-connection.ts';
import { within } from './testing/dial.ts';

const answer = (...chunks: Buffer[]) => tlsHandshake(byteConnection(chunks), within(1000), {});
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const record = (type: number, content: Buffer) => plainRecord(type, 0x0303, content);

describe('answers that are no TLS', () => {
  it.each<[string, Buffer]>([
    ['HTTP', Buffer.from('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'.padEnd(200, 'x'))],
    ['an MCS disconnect', hex('0300000902f0802180')],
    ['an echo of nothing', Buffer.from([0])],
    ['a TLS type with a foreign version', hex('160200 0004')],
  ])('are kept: %s', async (_, bytes) => {
    expect(await answer(bytes)).toMatchObject({ kind: 'notTls', firstBytes: bytes.subarray(0, 64) });
  });

  it('are kept when they drip', async () => {
    expect(await answer(...[...Buffer.from('HTTP/1.1 400')].map((byte) => Buffer.from([byte])))).toMatchObject({ kind: 'notTls', firstBytes: Buffer.from('HTTP/1.1') });
  });
});

describe('alerts and ends', () => {
  it('gives the fatal alert, whole or in pieces, and also close_notify', async () => {
    expect(await answer(hex('1503030002 0228'))).toMatchObject({ kind: 'alert', description: 40 });
    expect(await answer(hex('1503'), hex('01000202'), hex('46'))).toMatchObject({ kind: 'alert', description: 70 });
    expect(await answer(hex('1503030002 0100'))).toMatchObject({ kind: 'alert', description: 0 });
  });

  it('goes on after warnings, but not for ever', async () => {
    const warning = hex('1503030002 0170');
    expect(await answer(warning, hex('1503030002 0250'))).toMatchObject({ kind: 'alert', description: 80 });
    expect(await answer(Buffer.concat(Array<Buffer>(100).fill(warning)))).toMatchObject({ kind: 'malformed', because: 'a flood of warnings' });
  });

  it('gives how it was closed', async () => {
    const closed = (by: 'fin' | 'reset') => tlsHandshake(byteConnection([], { kind: 'closed', by, afterMs: 7 }), within(1000), {});
    expect(await closed('fin')).toMatchObject({ kind: 'closed', by: 'fin', afterMs: 7 });
    expect(await closed('reset')).toMatchObject({ kind: 'closed', by: 'reset' });
  });

  it.each<[string, Buffer, string]>([
    ['a record too long', hex('160303 ffff'), 'a record of 65535 bytes'],
    ['an alert too long', hex('1503030003 022800'), 'an alert that is none'],
    ['application data', hex('1703030001 00'), 'a record of type 23 within the handshake'],
    ['change_cipher_spec', hex('1403030001 01'), 'a record of type 20 within the handshake'],
    ['our own ClientHello', record(22, hex('01000000')), 'clientHello where serverHello was due'],
    ['a huge message that is no certificate', record(22, hex('02ffffff')), 'serverHello of 16777215 bytes'],
    ['a ServerHello of nothing', record(22, hex('02000000')), 'a ServerHello of the wrong length'],
    ['SSL 3.0', record(22, Buffer.concat([hex('02000026 0300'), Buffer.alloc(32), hex('00 002f 00')])), 'the server chose version 0x0300, which was not offered'],
    ['a foreign suite', record(22, Buffer.concat([hex('02000026 0303'), Buffer.alloc(32), hex('00 0005 00')])), 'the server chose suite 0x0005, which was not offered'],
  ])('calls %s malformed', async (_, bytes, because) => {
    expect(await answer(bytes)).toMatchObject({ kind: 'malformed', because });
  });

  it('stops a flood of empty records at its bound', async () => {
    const flood = Buffer.concat(Array<Buffer>(13_000).fill(record(22, Buffer.alloc(0))));
    expect(await answer(...Array<Buffer>(8).fill(flood))).toMatchObject({ kind: 'malformed', because: 'more than 307200 bytes' });
  });

  it('takes any bytes for what they are, and nothing of them for a fault of its own', async () => {
    const tls = fc.tuple(fc.constantFrom(20, 21, 22, 23), fc.uint8Array({ maxLength: 200 })).map(([type, bytes]) => record(type, Buffer.from(bytes)));
    const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(tls, any), { maxLength: 5 }), async (chunks) => {
      const outcome = await answer(...chunks);
      expect(outcome.kind).not.toBe('established');
      if (outcome.kind === 'malformed') expect(outcome.because).not.toMatch(/^unexpected/);
    }), { numRuns: 300 });
  });
});

describe('a flight in one record, as Windows sends it', () => {
  it('gives its ServerHello and first certificate even when the record is cut', async () => {
    const leaf = Buffer.alloc(700, 0x30);
    const hello = Buffer.concat([hex('02000026 0303'), Buffer.alloc(32), hex('00 c030 00')]);
    const flight = Buffer.concat([hello, handshakeMessage(11, vector(3, vector(3, leaf), vector(3, Buffer.alloc(900))))]);
    const outcome = await tlsHandshake(byteConnection([record(22, flight).subarray(0, 1460)], { kind: 'timeout' }), within(1000), {});
    expect(outcome).toMatchObject({ kind: 'timeout', facts: { version: 'TLSv1.2', cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', chain: [leaf], chainBytes: 1609 } });
  });
});

describe('what is sent', () => {
  it('is nothing after the ClientHello when the answer is no good', async () => {
    const connection = byteConnection([hex('1503030002 0228')]);
    await tlsHandshake(connection, within(1000), { serverName: 'pc1' });
    expect(connection.written).toHaveLength(1);
    expect(connection.written[0]?.subarray(0, 3)).toEqual(hex('160301'));
  });
});
