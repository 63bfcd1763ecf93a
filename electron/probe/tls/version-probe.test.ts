import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ecKeys, makeCertificate } from '../certificate/testing/make-certificate.ts';
import type { TlsVersion } from './outcome.ts';
import { ALL_VERSIONS } from './protocol.ts';
import { smallHello } from './small-hello.ts';
import { byteConnection } from './testing/byte-connection.ts';
import { dial, within } from './testing/dial.ts';
import { hasOpenssl, opensslServer } from './testing/openssl-server.ts';
import { probeTlsVersion } from './version-probe.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const ask = (reply: string, version: TlsVersion = 'TLSv1.2') => probeTlsVersion(byteConnection(reply === '' ? [] : [hex(reply)]), within(500), version);
const hello = (version: string) => `16030300 2a 02000026 ${version} ${'01'.repeat(32)} 00 c030 00`.replaceAll(' ', '');

describe('probeTlsVersion', () => {
  it('reads the one answer', async () => {
    expect(await ask(hello('0303'))).toEqual({ kind: 'accepted', cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' });
    expect(await ask(hello('0302'))).toEqual({ kind: 'refused', by: 'otherVersion', version: 'TLSv1.1' });
    expect(await ask(hello('0300'))).toEqual({ kind: 'refused', by: 'otherVersion', version: '0x0300' });
    expect(await ask('15030100020246')).toEqual({ kind: 'refused', by: 'alert', description: 70 });
    expect(await ask('')).toEqual({ kind: 'refused', by: 'closed', how: 'fin', afterMs: 1 });
    expect(await ask('0300000902f0802180')).toMatchObject({ kind: 'notTls' });
    expect(await ask('160303000401000000')).toMatchObject({ kind: 'malformed' });
    expect(await probeTlsVersion(byteConnection([], { kind: 'timeout' }), within(500), 'TLSv1')).toEqual({ kind: 'timeout' });
  });

  const keys = ecKeys();
  const leaf = makeCertificate({ keys });
  it.skipIf(!hasOpenssl).each<[string[], string]>([
    [['-no_tls1_3', '-no_tls1'], 'nYYn'],
    [['-tls1_3'], 'Ynnn'],
    [['-tls1_2', '-cipher', 'ECDHE-ECDSA-CHACHA20-POLY1305'], 'nYnn'],
    [[], 'YYYY'],
  ])('tells the versions of openssl s_server %j', async (args, expected) => {
    const server = await opensslServer(args, leaf);
    let seen = '';
    for (const version of ALL_VERSIONS) {
      const { kind } = await dial(server.port, (connection, deadline) => probeTlsVersion(connection, deadline, version));
      expect(['accepted', 'refused']).toContain(kind);
      seen += kind === 'accepted' ? 'Y' : 'n';
    }
    await server.stop();
    expect(seen).toBe(expected);
  });

  it.skipIf(!hasOpenssl)('counts a HelloRetryRequest as a yes', async () => {
    const server = await opensslServer(['-tls1_3', '-groups', 'P-384'], leaf);
    expect(await dial(server.port, (connection, deadline) => probeTlsVersion(connection, deadline, 'TLSv1.3'))).toEqual({ kind: 'accepted', cipher: 'TLS_AES_256_GCM_SHA384' });
    await server.stop();
  });
});

describe('smallHello', () => {
  it.skipIf(!hasOpenssl)('gets a 7-byte alert from a real server', async () => {
    const server = await opensslServer([], makeCertificate({ keys: ecKeys() }));
    const outcome = await dial(server.port, (connection, deadline) => smallHello(connection, deadline));
    await server.stop();
    expect(outcome).toMatchObject({ kind: 'answered', bytes: hex('15030300020228') });
  });

  it('tells silence and a close, and sends fewer than 100 bytes', async () => {
    const closing = byteConnection([]);
    expect(await smallHello(closing, within(100))).toMatchObject({ kind: 'closed', by: 'fin' });
    expect(Buffer.concat(closing.written).length).toBeLessThan(100);
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    expect(await dial((silent.address() as AddressInfo).port, (connection, deadline) => smallHello(connection, deadline), within(100))).toEqual({ kind: 'silent' });
    silent.close();
  });
});
