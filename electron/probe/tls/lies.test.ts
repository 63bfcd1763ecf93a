import { afterAll, describe, expect, it } from 'vitest';
import { makeCertificate, rsaKeys } from '../certificate/testing/make-certificate.ts';
import { tlsHandshake } from './handshake.ts';
import type { TlsOutcome } from './outcome.ts';
import { dial } from './testing/dial.ts';
import { lyingServer, type Lies } from './testing/lying-server.ts';
import type { TestServer } from './testing/openssl-server.ts';

const keys = rsaKeys();
const leaf = makeCertificate({ keys });
const other = makeCertificate({ keys: rsaKeys() });
const running: TestServer[] = [];
afterAll(async () => { await Promise.all(running.map((server) => server.stop())); });

async function meet<T>(lies: Lies, use: (outcome: TlsOutcome, talk: () => Promise<string[]>) => T, shown = leaf): Promise<T> {
  const server = await lyingServer(shown, keys, lies);
  running.push(server);
  return dial(server.port, async (connection, deadline) => {
    const outcome = await tlsHandshake(connection, deadline, {});
    const say = async (word: string) => {
      if (outcome.kind !== 'established') return outcome.kind;
      outcome.session.write(Buffer.from(word));
      const read = await outcome.session.read(deadline);
      return read.kind === 'data' ? read.bytes.toString() : JSON.stringify(read);
    };
    const talk = async () => (lies.version === 'TLSv1.3' ? [await say('a'), await say('b')] : [await say('a')]);
    return use(outcome, talk);
  });
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a server of our own in %s', (version) => {
  it('is believed when it tells the truth, and heard through tickets and key updates', async () => {
    await meet({ version }, async (outcome, talk) => {
      expect(outcome).toMatchObject({ kind: 'established', facts: { version, group: 'x25519', signatureChecked: true, helloRetry: false } });
      expect(await talk()).toEqual(version === 'TLSv1.3' ? ['first', 'hello'] : ['hello']);
    });
  });

  it('is found out by its signature', async () => {
    const outcome = await meet({ version, lie: 'signature' }, (found) => found);
    expect(outcome.kind).toBe('badSignature');
    expect(outcome.facts).toMatchObject({ version, chain: [leaf.der] });
    expect(outcome.facts.signatureChecked).toBeUndefined();
  });

  it('is found out when it shows a certificate that is not its own', async () => {
    expect((await meet({ version }, (found) => found, other)).kind).toBe('badSignature');
  });

  it('is found out by its Finished', async () => {
    const outcome = await meet({ version, lie: 'finished' }, (found) => found);
    expect(outcome).toMatchObject({ kind: 'badFinished', facts: { version, signatureChecked: true } });
    expect(outcome.facts.handshakeMs).toBeUndefined();
  });
});

describe('a HelloRetryRequest', () => {
  it('gets its cookie back with the same key shares', async () => {
    expect(await meet({ version: 'TLSv1.3', cookie: Buffer.from('a cookie') }, (found) => found)).toMatchObject({ kind: 'established', facts: { helloRetry: true, group: 'x25519' } });
  });
});
