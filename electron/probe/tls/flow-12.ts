import { constants, publicEncrypt, randomBytes } from 'node:crypto';
import { expectMessage, note, type HandshakeContext } from './handshake-context.ts';
import { HandshakeStop, malformed, orStop } from './handshake-stop.ts';
import { finishedData, keyBlock, masterSecret, prfHashOf } from './key-schedule-12.ts';
import type { TlsSession } from './outcome.ts';
import type { PrfHash } from './prf.ts';
import { EXTENSION, messageName, MESSAGE, RECORD, wireVersion } from './protocol.ts';
import { opener12, sealer12 } from './record-protection.ts';
import type { ServerChoice } from './server-choice.ts';
import { settleSignature, takeCertificate, type LeafKey } from './server-certificate.ts';
import type { ServerHello } from './server-hello.ts';
import { agree, parseServerKeyExchange } from './server-key-exchange.ts';
import { openSession } from './session.ts';
import { checkOldSignature, checkSignature } from './signature-schemes.ts';
import { handshakeMessage, u16, vector } from './wire-writer.ts';

/** What a ClientKeyExchange carries, and the premaster secret it leads to. */
interface Exchange {
  readonly body: Buffer;
  readonly premaster: Buffer;
}

/** RSA key exchange (RFC 5246 7.4.7.1). The version inside is the one our ClientHello named. */
function rsaExchange(context: HandshakeContext, leaf: LeafKey): Exchange {
  if (leaf.facts.keyType !== 'rsa') throw malformed(`RSA key exchange with a key of type ${leaf.facts.keyType}`);
  const highest = Math.min(0x0303, Math.max(...context.sent.versions.map(wireVersion)));
  const premaster = Buffer.concat([u16(highest), randomBytes(46)]);
  try {
    return { body: vector(2, publicEncrypt({ key: leaf.key, padding: constants.RSA_PKCS1_PADDING }, premaster)), premaster };
  } catch {
    // A key so small that 48 bytes do not fit.
    throw new HandshakeStop({ kind: 'keyUnsupported', keyType: leaf.facts.keyType });
  }
}

/** Reads and checks the server's half and makes ours (RFC 8422 5.4, 5.7; RFC 5246 7.4.3). */
async function ephemeralExchange(context: HandshakeContext, choice: ServerChoice, server: ServerHello, leaf: LeafKey, kind: 'ecdhe' | 'dhe'): Promise<Exchange> {
  const { body } = await expectMessage(context, MESSAGE.serverKeyExchange);
  const { params, exchange, scheme, signature } = orStop(parseServerKeyExchange(body, kind, choice.version === 'TLSv1.2'));
  const signed = Buffer.concat([context.sent.random, server.random, params]);
  const check = scheme === null ? checkOldSignature(leaf.facts, leaf.key, signed, signature) : checkSignature(scheme, leaf.facts, leaf.key, signed, signature, false);
  settleSignature(context.facts, check);
  const { group, publicBytes, secret } = orStop(agree(exchange, context.sent.shares));
  context.facts.group = group;
  return { body: vector(kind === 'dhe' ? 2 : 1, publicBytes), premaster: secret };
}

const FITTING_KEYS = { any: [], rsa: ['rsa', 'rsa-pss'], ecdsa: ['ec'], dss: [] } as const;

/** Waits for the end of the server's first flight; true when it asked for a certificate of ours. */
async function serverHelloDone(context: HandshakeContext): Promise<boolean> {
  let message = note(context, await context.messages.next());
  const requested = message.type === MESSAGE.certificateRequest;
  context.facts.certificateRequested = requested;
  if (requested) message = note(context, await context.messages.next());
  if (message.type !== MESSAGE.serverHelloDone || message.body.length > 0) throw malformed(`${messageName(message.type)} where ${messageName(MESSAGE.serverHelloDone)} was due`);
  return requested;
}

async function checkFinished(context: HandshakeContext, hash: PrfHash, master: Buffer): Promise<void> {
  const { body } = await context.messages.expect(MESSAGE.finished);
  if (body.equals(finishedData(hash, master, 'server', context.transcript))) return;
  throw new HandshakeStop({ kind: 'badFinished', because: "the server's Finished does not fit the handshake" });
}

/** A full handshake of TLS 1.0 to 1.2 (RFC 5246 7.3), after its ServerHello. */
export async function flow12(context: HandshakeContext, server: ServerHello, choice: ServerChoice): Promise<TlsSession> {
  const { records, messages, facts, sent } = context;
  const { version, suite } = choice;
  records.writeVersion = wireVersion(version);
  const leaf = takeCertificate(facts, (await expectMessage(context, MESSAGE.certificate)).body, false);
  if (!FITTING_KEYS[suite.authentication].some((type) => type === leaf.facts.keyType)) throw malformed(`${suite.name} with a key of type ${leaf.facts.keyType}`);
  const { keyExchange } = suite;
  const ours = keyExchange === 'ecdhe' || keyExchange === 'dhe' ? await ephemeralExchange(context, choice, server, leaf, keyExchange) : rsaExchange(context, leaf);
  const flight = (await serverHelloDone(context)) ? [handshakeMessage(MESSAGE.certificate, vector(3))] : [];
  flight.push(handshakeMessage(MESSAGE.clientKeyExchange, ours.body));
  context.transcript.push(...flight);

  const hash = prfHashOf(version, suite);
  const randoms = { client: sent.random, server: server.random };
  const extended = server.extensions.has(EXTENSION.extendedMasterSecret);
  const master = masterSecret(hash, ours.premaster, randoms, extended ? context.transcript : null);
  const keys = keyBlock(hash, master, randoms, suite);
  const finished = handshakeMessage(MESSAGE.finished, finishedData(hash, master, 'client', context.transcript));
  context.transcript.push(finished);
  records.queue(RECORD.handshake, Buffer.concat(flight));
  records.queue(RECORD.changeCipherSpec, Buffer.from([1]));
  records.protectWrites(sealer12(version, suite, keys.client));
  records.queue(RECORD.handshake, finished);
  records.flush();

  await messages.expectChangeCipherSpec();
  records.protectReads(opener12(version, suite, keys.server), false);
  await checkFinished(context, hash, master);
  facts.handshakeMs = performance.now() - context.startedAt;
  return openSession(records, null);
}
