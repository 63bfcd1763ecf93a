import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAlert, tlsAlertName } from './alerts.ts';
import { ByteQueue } from './byte-queue.ts';
import { MessageAssembler } from './message-assembler.ts';
import { looksLikeTls, parseRecordHeader } from './record-header.ts';
import { WireReader } from './wire-reader.ts';
import { handshakeMessage, vector } from './wire-writer.ts';

describe('WireReader', () => {
  it('stays failed after the first field that does not fit', () => {
    const reader = new WireReader(Buffer.from([0, 5, 1, 2]));
    expect(reader.vector(2)).toHaveLength(0);
    expect([reader.failed, reader.complete, reader.left, reader.u8(), reader.u16(), reader.u24()]).toEqual([true, false, 0, 0, 0, 0]);
  });

  it('reads back what vector wrote, and nothing more', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 255 }), fc.constantFrom(1 as const, 2 as const, 3 as const), (bytes, size) => {
      const reader = new WireReader(vector(size, Buffer.from(bytes)));
      expect(reader.vector(size)).toEqual(Buffer.from(bytes));
      expect(reader.complete).toBe(true);
    }));
  });
});

describe('ByteQueue and MessageAssembler', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes)), { maxLength: 30 });

  it('give the same bytes however they came in', () => {
    fc.assert(fc.property(pieces, fc.array(fc.nat(20)), (chunks, takes) => {
      const queue = new ByteQueue();
      for (const chunk of chunks) queue.push(chunk);
      const all = Buffer.concat(chunks);
      let at = 0;
      for (const take of takes) {
        expect(queue.peek(take)).toEqual(all.subarray(at, at + take));
        expect(queue.take(take)).toEqual(all.subarray(at, at + take));
        at = Math.min(all.length, at + take);
        expect(queue.length).toBe(all.length - at);
      }
    }));
  });

  it('cut messages at their lengths', () => {
    fc.assert(fc.property(pieces, fc.integer({ min: 1, max: 7 }), (bodies, step) => {
      const stream = Buffer.concat(bodies.map((body, index) => handshakeMessage(index, body)));
      const assembler = new MessageAssembler();
      const found: Buffer[] = [];
      for (let at = 0; at < stream.length; at += step) {
        assembler.push(stream.subarray(at, at + step));
        for (let message = assembler.take(); message; message = assembler.take()) found.push(message.body);
      }
      expect(found).toEqual(bodies);
      expect(assembler.pending).toBe(0);
    }));
  });
});

describe('record headers', () => {
  it('are told from other protocols by their first bytes', () => {
    for (const text of ['HTTP/1.1', 'SSH-2.0', 'RFB 003', '\x03\x00\x00', '220 ']) expect(looksLikeTls(Buffer.from(text, 'latin1'))).toBe(false);
    for (const bytes of [[], [22], [21, 3], [22, 3, 1], [22, 3, 4]]) expect(looksLikeTls(Buffer.from(bytes))).toBe(true);
  });

  it('are read or refused, never more', () => {
    expect(parseRecordHeader(Buffer.from('1603030100', 'hex'))).toEqual({ ok: true, value: { type: 22, version: 0x0303, length: 256 } });
    for (const bad of ['16030348 01', '160303', '170203 0001', '180303 0001']) expect(parseRecordHeader(Buffer.from(bad.replace(' ', ''), 'hex')).ok).toBe(false);
  });
});

describe('alerts', () => {
  it.each([[0, 'CLOSE_NOTIFY'], [40, 'HANDSHAKE_FAILURE'], [70, 'PROTOCOL_VERSION'], [80, 'INTERNAL_ERROR'], [112, 'UNRECOGNIZED_NAME'], [116, 'CERTIFICATE_REQUIRED'], [200, 'UNKNOWN_200']])('%i is %s', (code, name) => {
    expect(tlsAlertName(code)).toBe(name);
  });

  it('end a connection by the rules of their version', () => {
    const kind = (level: number, description: number, tls13: boolean) => readAlert(Buffer.from([level, description]), tls13).kind;
    expect([kind(1, 112, false), kind(1, 112, true), kind(1, 0, false), kind(2, 40, false), kind(1, 90, true), kind(2, 90, true), kind(9, 40, false)]).toEqual(['warning', 'fatal', 'fatal', 'fatal', 'warning', 'warning', 'fatal']);
    expect(readAlert(Buffer.from([2]), false).kind).toBe('malformed');
  });
});
