import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ecKeys, makeCertificate } from '../certificate/testing/make-certificate.ts';
import { tlsHandshake } from './handshake.ts';
import type { TlsFacts, TlsOutcome, TlsVersion } from './outcome.ts';
import { dial, within } from './testing/dial.ts';

const root = ecKeys();
const keys = ecKeys();
const leaf = makeCertificate({ keys, commonName: 'PC1', issuer: { commonName: 'Root', keys: root }, filler: 400 });
const top = makeCertificate({ keys: root, commonName: 'Root', filler: 400 });
const versions: TlsVersion[] = ['TLSv1.2', 'TLSv1.3'];

/** A way to a TLS server that breaks after so many bytes from it. */
async function cuttingProxy(target: number, limit: number, how: 'fin' | 'reset' | 'silence') {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    sockets.add(near).add(far);
    for (const socket of [near, far]) socket.on('error', () => {});
    let passed = 0;
    near.pipe(far);
    far.on('data', (bytes: Buffer) => {
      const room = limit - passed;
      passed += bytes.length;
      if (room > 0) near.write(bytes.subarray(0, room));
      if (passed < limit || how === 'silence') return;
      if (how === 'fin') near.end();
      else setTimeout(() => near.resetAndDestroy(), 20);
      far.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => new Promise<void>((resolve) => {
    for (const socket of sockets) socket.destroy();
    server.close(() => resolve());
  });
  return { port: (server.address() as AddressInfo).port, stop };
}

const server = createTlsServer({ cert: leaf.pem + top.pem, key: leaf.keyPem });
let port = 0;
beforeAll(async () => {
  server.on('tlsClientError', () => {}).on('secureConnection', (socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function throughProxy(limit: number, how: 'fin' | 'reset' | 'silence', version: TlsVersion, ms = 3000): Promise<TlsOutcome> {
  const proxy = await cuttingProxy(port, limit, how);
  const outcome = await dial(proxy.port, (connection, deadline) => tlsHandshake(connection, deadline, { versions: [version] }), within(ms));
  await proxy.stop();
  return outcome;
}

/** How far a handshake got, as a number that may only grow with the bytes that came through. */
const progress = ({ version, chain, signatureChecked }: TlsFacts) => (version ? 1 : 0) + chain.length + (signatureChecked ? 1 : 0);

describe.each(versions)('a %s handshake that breaks half way', (version) => {
  it('keeps what it saw, whatever the place', async () => {
    let before = 0;
    let outcome = await throughProxy(0, 'fin', version);
    for (let limit = 1; outcome.kind !== 'established' && limit < 4000; limit += 61) {
      outcome = await throughProxy(limit, 'fin', version);
      expect(['closed', 'established']).toContain(outcome.kind);
      expect(progress(outcome.facts)).toBeGreaterThanOrEqual(before);
      before = progress(outcome.facts);
    }
    expect(before).toBe(4);
  });

  it('keeps the first certificate of a message that is cut in the second', async () => {
    // TLS 1.3 seals the message, so there all of it comes or none.
    const outcome = await throughProxy(1300, 'silence', version, 300);
    expect(outcome.kind).toBe('timeout');
    expect(outcome.facts).toMatchObject({ version, chain: version === 'TLSv1.2' ? [leaf.der] : [] });
    expect(outcome.facts.chainBytes).toBe(version === 'TLSv1.2' ? 3 + 3 + leaf.der.length + 3 + top.der.length : 0);
    expect(outcome.facts.serverHelloMs).toBeGreaterThan(0);
  });

  it('tells a reset', async () => {
    expect(await throughProxy(100, 'reset', version)).toMatchObject({ kind: 'closed', by: 'reset', facts: { chain: [] } });
  });
});

describe('waiting', () => {
  it('ends on the deadline, and at once on a cancel', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port: deaf } = silent.address() as AddressInfo;
    expect((await dial(deaf, (connection, deadline) => tlsHandshake(connection, deadline, {}), within(150))).kind).toBe('timeout');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect((await dial(deaf, (connection, deadline) => tlsHandshake(connection, deadline, {}), within(5000, controller.signal))).kind).toBe('cancelled');
    silent.close();
  });

  it('is not stretched by a server that drips', async () => {
    const dripping = createServer((socket) => {
      const drip = setInterval(() => socket.write(Buffer.from([0x16])), 5);
      socket.write(Buffer.from([0x16, 3, 3, 0x40, 0]));
      socket.on('error', () => {}).on('close', () => clearInterval(drip));
    });
    await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve));
    const outcome = await dial((dripping.address() as AddressInfo).port, (connection, deadline) => tlsHandshake(connection, deadline, {}), within(300));
    expect(outcome.kind).toBe('timeout');
    dripping.close();
  });
});
