import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCertificateMessage } from './certificate-message.ts';
import { parseCertificateRequest13, parseCertificateVerify } from './certificate-verify.ts';
import { offeredSuites } from './cipher-suites.ts';
import type { ClientHello } from './client-hello.ts';
import { parseExtensions } from './extensions.ts';
import { createKeyShare } from './groups.ts';
import type { TlsVersion } from './outcome.ts';
import { ALL_VERSIONS, LIMIT } from './protocol.ts';
import { readChoice, readKeyShare, readRetry } from './server-choice.ts';
import { parseServerHello, RETRY_RANDOM, type ServerHello } from './server-hello.ts';
import { agree, parseServerKeyExchange } from './server-key-exchange.ts';
import { u16, u8, vector } from './wire-writer.ts';

const share = createKeyShare(0x1d);
const sent = (versions: readonly TlsVersion[] = ALL_VERSIONS): ClientHello => ({ random: Buffer.alloc(32), sessionId: Buffer.alloc(32, 1), versions, suites: offeredSuites(versions), shares: new Map(share ? [[0x1d, share]] : []) });
const hello = (over: Partial<ServerHello> = {}): ServerHello => ({ version: 0x0304, random: Buffer.alloc(32, 9), sessionId: Buffer.alloc(32, 1), suite: 0x1301, compression: 0, extensions: new Map(), retry: false, ...over });
const marked = (byte: number) => Buffer.concat([Buffer.alloc(24), Buffer.from('DOWNGRD'), Buffer.from([byte])]);

describe('a ServerHello', () => {
  it.each<[string, ServerHello, ClientHello, string]>([
    ['a version not offered', hello({ version: 0x0301, suite: 0x2f }), sent(['TLSv1.2']), 'version 0x0301'],
    ['an unknown version', hello({ version: 0x7f1c }), sent(), 'version 0x7f1c'],
    ['a version forced down from 1.3', hello({ version: 0x0303, suite: 0xc02f, random: marked(1) }), sent(), 'forced down'],
    ['a version forced down from 1.2', hello({ version: 0x0302, suite: 0x2f, random: marked(0) }), sent(), 'forced down'],
    ['a suite of another version', hello({ suite: 0xc02f }), sent(), 'suite 0xc02f'],
    ['a GCM suite in TLS 1.1', hello({ version: 0x0302, suite: 0x9c }), sent(), 'suite 0x009c'],
    ['compression', hello({ compression: 1 }), sent(), 'compression'],
    ['another session id', hello({ sessionId: Buffer.alloc(0) }), sent(), 'session id'],
    ['a foreign renegotiation', hello({ version: 0x0303, suite: 0xc02f, extensions: new Map([[0xff01, Buffer.from([1, 5])]]) }), sent(), 'renegotiation_info'],
  ])('with %s is refused', (_, server, client, because) => {
    const choice = readChoice(server, client);
    expect(choice.ok ? '' : choice.because).toContain(because);
  });

  it('may carry the mark of a server that knows more than we offered', () => {
    expect(readChoice(hello({ version: 0x0303, suite: 0xc02f, random: marked(1) }), sent(['TLSv1.2']))).toMatchObject({ ok: true, value: { version: 'TLSv1.2' } });
  });

  it('may ask for a retry only with something new', () => {
    const ask = (extensions: Array<[number, Buffer]>) => readRetry(hello({ extensions: new Map(extensions) }), sent()).ok;
    expect([ask([[51, u16(0x17)]]), ask([[44, vector(2, u8(1))]]), ask([]), ask([[51, u16(0x1d)]]), ask([[51, u16(0x1e)]]), ask([[51, u8(1)]]), ask([[44, vector(2)]])]).toEqual([true, true, false, false, false, false, false]);
  });

  it('is a retry by its random', () => {
    const body = Buffer.concat([u16(0x0303), RETRY_RANDOM, vector(1), u16(0x1301), u8(0), vector(2, u16(43), vector(2, u16(0x0304)))]);
    expect(parseServerHello(body)).toMatchObject({ ok: true, value: { retry: true, version: 0x0304 } });
    for (let cut = 0; cut < body.length; cut++) expect(parseServerHello(body.subarray(0, cut)).ok).toBe(cut === 38);
    expect(parseServerHello(Buffer.concat([body, u8(0)])).ok).toBe(false);
  });

  it('may name an extension once', () => {
    expect(parseExtensions(Buffer.concat([u16(5), vector(2), u16(5), vector(2)]))).toEqual({ ok: false, because: 'extension 5 twice' });
  });
});

describe('a Certificate message', () => {
  const certificate = (byte: number) => Buffer.alloc(20, byte);
  const old = vector(3, vector(3, certificate(1)), vector(3, certificate(2)));
  const modern = Buffer.concat([vector(1), vector(3, vector(3, certificate(1)), vector(2), vector(3, certificate(2)), vector(2, Buffer.alloc(7)))]);

  it('is read in both forms', () => {
    expect(parseCertificateMessage(old, false)).toEqual({ chain: [certificate(1), certificate(2)] });
    expect(parseCertificateMessage(modern, true)).toEqual({ chain: [certificate(1), certificate(2)] });
  });

  it('gives what is whole of a part of it', () => {
    for (let cut = 0; cut < old.length; cut++) {
      const { chain, because } = parseCertificateMessage(old.subarray(0, cut), false);
      expect(because).toBeDefined();
      expect(chain.length).toBe(cut >= 26 ? 1 : 0);
    }
    expect(parseCertificateMessage(vector(3), false).because).toBe('no certificate');
    expect(parseCertificateMessage(vector(3, vector(3)), false).because).toBe('an empty certificate');
    expect(parseCertificateMessage(Buffer.concat([vector(1, u8(1)), vector(3, vector(3, certificate(1)), vector(2))]), true).because).toBeDefined();
  });

  it('holds no more certificates than anybody reads', () => {
    const { chain, because } = parseCertificateMessage(vector(3, ...Array<Buffer>(2000).fill(vector(3, u8(1)))), false);
    expect([chain.length, because]).toEqual([LIMIT.certificates, 'more than 1000 certificates']);
  });
});

describe('a ServerKeyExchange', () => {
  it('is refused on groups that were not offered, points off the curve, and numbers that make no sense', () => {
    const ecdhe = (group: number, point: Buffer) => agree({ kind: 'ecdhe', group, publicBytes: point }, new Map()).ok;
    expect([ecdhe(0x1e, Buffer.alloc(56, 9)), ecdhe(0x17, Buffer.concat([u8(4), Buffer.alloc(64, 1)])), ecdhe(0x17, Buffer.alloc(33, 2)), ecdhe(0x1d, Buffer.alloc(32)), ecdhe(0x1d, Buffer.alloc(3))]).toEqual([false, false, false, false, false]);
    const dhe = (prime: Buffer, generator: Buffer, publicBytes: Buffer) => agree({ kind: 'dhe', prime, generator, publicBytes }, new Map()).ok;
    const prime = Buffer.alloc(128, 0xff);
    expect([dhe(prime, u8(2), u8(7)), dhe(prime, u8(1), u8(7)), dhe(prime, u8(2), u8(1)), dhe(prime, u8(2), prime), dhe(Buffer.alloc(0), u8(2), u8(7)), dhe(Buffer.alloc(2000, 0xff), u8(2), u8(7))]).toEqual([true, false, false, false, false, false]);
  });

  it('takes no time for the largest prime', () => {
    agree({ kind: 'dhe', prime: Buffer.alloc(1024, 0xff), generator: Buffer.alloc(1024, 0xee), publicBytes: Buffer.alloc(1024, 0xdd) }, new Map());
  });
});

describe('every parser', () => {
  it('gives a result for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }).map((bytes) => Buffer.from(bytes)), (bytes) => {
      for (const parse of [parseServerHello, parseExtensions, parseCertificateVerify, parseCertificateRequest13]) expect(typeof parse(bytes).ok).toBe('boolean');
      for (const kind of ['ecdhe', 'dhe'] as const) {
        const exchange = parseServerKeyExchange(bytes, kind, true);
        if (exchange.ok) agree(exchange.value.exchange, new Map());
      }
      readKeyShare(hello({ extensions: new Map([[51, bytes]]) }));
      parseCertificateMessage(bytes, true);
    }), { numRuns: 1000 });
  });
});
