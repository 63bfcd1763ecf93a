import { describe, expect, it } from 'vitest';
import { readCertificate } from '../certificate/read-certificate.ts';
import { tlsHandshake } from './handshake.ts';
import { dial } from './testing/dial.ts';
import { hasOpenssl, opensslServer } from './testing/openssl-server.ts';
import { SERVER_SHAPES, type ServerShape } from './testing/server-shapes.ts';

async function meet(shape: ServerShape): Promise<void> {
  const leaf = shape.leaf();
  const server = await opensslServer(shape.args, leaf, shape.chain);
  try {
    await dial(server.port, async (connection, deadline) => {
      const outcome = await tlsHandshake(connection, deadline, shape.options ?? {});
      const because = 'because' in outcome ? outcome.because : '';
      expect(`${outcome.kind} ${because}`.trim()).toBe(shape.kind ?? 'established');
      expect(outcome.facts).toMatchObject(shape.facts);
      if (outcome.facts.chain[0]) {
        expect(outcome.facts.chain[0].equals(leaf.der)).toBe(true);
        expect(readCertificate(outcome.facts.chain).kind).toBe('certificate');
      }
      if (outcome.kind === 'chainTooLarge') expect(outcome.bytes).toBeGreaterThan(200 * 1024);
      if (outcome.kind !== 'established') return;
      expect(outcome.facts.chain.length).toBe(1 + (shape.chain?.length ?? 0));
      outcome.session.write(Buffer.from('GET / HTTP/1.0\r\n\r\n'));
      const read = await outcome.session.read(deadline);
      // TLS 1.3 tells a client only afterwards that its certificate is missing.
      if (shape.args.includes('-Verify')) expect(read).toEqual({ kind: 'alert', description: 116 });
      else expect(read.kind === 'data' && read.bytes.toString('latin1', 0, 15)).toBe('HTTP/1.0 200 ok');
    });
  } finally {
    await server.stop();
  }
}

describe.skipIf(!hasOpenssl)('a handshake with openssl s_server', () => {
  it.each(SERVER_SHAPES.map((shape) => [shape.name, shape] as const))('%s', async (_, shape) => {
    await meet(shape);
  });
});
