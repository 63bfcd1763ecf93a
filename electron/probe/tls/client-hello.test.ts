import { describe, expect, it } from 'vitest';
import { tlsHandshake } from './handshake.ts';
import { parseExtensions } from './extensions.ts';
import type { TlsOptions } from './outcome.ts';
import { byteConnection } from './testing/byte-connection.ts';
import { within } from './testing/dial.ts';
import { WireReader } from './wire-reader.ts';

/** The ClientHello record that a handshake with these options begins with. */
async function firstFlight(options: TlsOptions): Promise<Buffer> {
  const connection = byteConnection([]);
  await tlsHandshake(connection, within(1000), options);
  return Buffer.concat(connection.written);
}

function read(record: Buffer) {
  const reader = new WireReader(record.subarray(9));
  const legacy = reader.u16();
  reader.bytes(32);
  const sessionId = reader.vector(1);
  const suites = reader.vector(2);
  reader.vector(1);
  const extensions = parseExtensions(reader.vector(2));
  if (!reader.complete || !extensions.ok) throw new Error('not a ClientHello');
  return { legacy, sessionId, suites: Array.from({ length: suites.length / 2 }, (_, index) => suites.readUInt16BE(index * 2)), extensions: extensions.value };
}

const sni = async (serverName: string) => read(await firstFlight({ serverName })).extensions.get(0)?.subarray(5).toString('latin1');

describe('our ClientHello', () => {
  it('offers all four versions in TLS 1.3\'s form', async () => {
    const record = await firstFlight({});
    const hello = read(record);
    expect(record.subarray(0, 3).toString('hex')).toBe('160301');
    expect([hello.legacy, hello.sessionId.length]).toEqual([0x0303, 32]);
    expect(hello.extensions.get(43)?.toString('hex')).toBe('080304030303020301');
    expect(hello.extensions.get(51)?.readUInt16BE(2)).toBe(0x001d);
    expect([hello.extensions.has(23), hello.extensions.has(0xff01), hello.extensions.has(0)]).toEqual([true, true, false]);
    expect(record.length).toBeLessThan(517);
  });

  it('offers nothing that BoringSSL cannot decrypt', async () => {
    const { suites } = read(await firstFlight({}));
    for (const suite of [0x1303, 0xcca8, 0xcca9, 0xc0ac, 0xc09c, 0x000a, 0x0005]) expect(suites).not.toContain(suite);
  });

  it('keeps an older version\'s form when that is the highest', async () => {
    const hello = read(await firstFlight({ versions: ['TLSv1', 'TLSv1.1'] }));
    expect([hello.legacy, hello.sessionId.length, hello.extensions.has(43), hello.extensions.has(51), hello.extensions.has(13)]).toEqual([0x0302, 0, false, false, false]);
    expect(hello.suites).not.toContain(0xc02f);
  });

  it('names the server only by name', async () => {
    expect(await Promise.all(['pc1.corp.example.', 'bücher.example', 'my_pc', '10.0.0.1', '::1', '', 'a b', 'x'.repeat(300)].map(sni))).toEqual(['pc1.corp.example', 'xn--bcher-kva.example', 'my_pc', undefined, undefined, undefined, undefined, undefined]);
  });

  it.each([600, 1600, 3000])('is padded to at least %i bytes', async (padTo) => {
    const record = await firstFlight({ padTo });
    expect(record.length).toBeGreaterThanOrEqual(padTo);
    expect(record.length).toBeLessThan(padTo + 5);
    expect(read(record).extensions.get(21)?.every((byte) => byte === 0)).toBe(true);
  });

  it('is never the same twice', async () => {
    const [one, two] = [await firstFlight({}), await firstFlight({})];
    expect(one.subarray(11, 43).equals(two.subarray(11, 43))).toBe(false);
  });
});
