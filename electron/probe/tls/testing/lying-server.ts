import { createHash, constants, sign } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { KeyPair, MadeCertificate } from '../../certificate/testing/make-certificate.ts';
import { socketConnection } from '../../net/socket-connection.ts';
import { signedContent } from '../certificate-verify.ts';
import { chosenSuite, prfHash, type CipherSuite } from '../cipher-suites.ts';
import { parseExtensions } from '../extensions.ts';
import { opener13, sealer13 } from '../gcm-protection.ts';
import { createKeyShare } from '../groups.ts';
import { finishedData, keyBlock, masterSecret, prfHashOf } from '../key-schedule-12.ts';
import { keySchedule13, nextSecret } from '../key-schedule-13.ts';
import { MessageReader } from '../message-reader.ts';
import { EXTENSION, MESSAGE, RECORD } from '../protocol.ts';
import { opener12, sealer12 } from '../record-protection.ts';
import { RecordStream } from '../record-stream.ts';
import { RETRY_RANDOM } from '../server-hello.ts';
import { WireReader } from '../wire-reader.ts';
import { handshakeMessage, u16, u8, vector } from '../wire-writer.ts';
import { within } from './dial.ts';
import type { TestServer } from './openssl-server.ts';

/** How the server departs from a good one. It speaks x25519, AES-128-GCM and RSA only. */
export interface Lies {
  readonly version: 'TLSv1.2' | 'TLSv1.3';
  readonly lie?: 'signature' | 'finished';
  /** TLS 1.3: asks for the same ClientHello again, with a cookie. */
  readonly cookie?: Buffer;
}

interface ReceivedHello {
  readonly raw: Buffer;
  readonly random: Buffer;
  readonly sessionId: Buffer;
  readonly x25519: Buffer;
  readonly cookie: Buffer | undefined;
}

function readHello(message: { raw: Buffer; body: Buffer }): ReceivedHello {
  const reader = new WireReader(message.body);
  reader.u16();
  const random = reader.bytes(32);
  const sessionId = reader.vector(1);
  reader.vector(2);
  reader.vector(1);
  const list = parseExtensions(reader.vector(2));
  if (!reader.complete || !list.ok) throw new Error('a bad ClientHello');
  const shares = new WireReader(new WireReader(list.value.get(EXTENSION.keyShare) ?? Buffer.alloc(2)).vector(2));
  let x25519 = Buffer.alloc(0);
  while (shares.left > 0) {
    const group = shares.u16();
    const share = shares.vector(2);
    if (group === 0x001d) x25519 = Buffer.from(share);
  }
  return { raw: message.raw, random, sessionId, x25519, cookie: list.value.get(EXTENSION.cookie) };
}

const extension = (type: number, ...body: Buffer[]) => Buffer.concat([u16(type), vector(2, ...body)]);
const serverHello = (hello: ReceivedHello, random: Buffer, suite: CipherSuite, extensions: Buffer[]) =>
  handshakeMessage(MESSAGE.serverHello, u16(0x0303), random, vector(1, hello.sessionId), u16(suite.id), u8(0), vector(2, ...extensions));

function spoil(bytes: Buffer, yes: boolean): Buffer {
  const copy = Buffer.from(bytes);
  if (yes) copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1;
  return copy;
}

interface Line {
  readonly records: RecordStream;
  readonly messages: MessageReader;
  readonly leaf: MadeCertificate;
  readonly keys: KeyPair;
  readonly lies: Lies;
}

const RANDOM = Buffer.alloc(32, 5);

function suiteOf(id: number, version: Lies['version']): CipherSuite {
  const found = chosenSuite(id, version);
  if (!found) throw new Error('no such suite');
  return found;
}

/** Answers one word with "hello", HelloRequests before it. */
async function serve12({ records, messages, leaf, keys, lies }: Line, hello: ReceivedHello): Promise<void> {
  const chosen = suiteOf(0xc02f, 'TLSv1.2');
  const share = createKeyShare(0x001d);
  if (!share) throw new Error('x25519');
  const params = Buffer.concat([u8(3), u16(0x001d), vector(1, share.publicBytes)]);
  const signature = sign('sha256', Buffer.concat([hello.random, RANDOM, params]), keys.privateKey);
  const flight = [
    serverHello(hello, RANDOM, chosen, []), handshakeMessage(MESSAGE.certificate, vector(3, vector(3, leaf.der))),
    handshakeMessage(MESSAGE.serverKeyExchange, params, u16(0x0401), vector(2, spoil(signature, lies.lie === 'signature'))), handshakeMessage(MESSAGE.serverHelloDone),
  ];
  records.writeVersion = 0x0303;
  // A warning that must not end anything: unrecognized_name.
  records.queue(RECORD.alert, Buffer.from([1, 112]));
  records.write(RECORD.handshake, Buffer.concat(flight));
  const exchange = await messages.expect(MESSAGE.clientKeyExchange);
  const secret = share.agree(exchange.body.subarray(1));
  const hash = prfHashOf('TLSv1.2', chosen);
  const randoms = { client: hello.random, server: RANDOM };
  const transcript = [hello.raw, ...flight, exchange.raw];
  const master = masterSecret(hash, secret ?? Buffer.alloc(0), randoms, null);
  const block = keyBlock(hash, master, randoms, chosen);
  await messages.expectChangeCipherSpec();
  records.protectReads(opener12('TLSv1.2', chosen, block.client), false);
  const finished = await messages.expect(MESSAGE.finished);
  if (!finished.body.equals(finishedData(hash, master, 'client', transcript))) throw new Error("the client's Finished");
  records.queue(RECORD.changeCipherSpec, Buffer.from([1]));
  records.protectWrites(sealer12('TLSv1.2', chosen, block.server));
  records.queue(RECORD.handshake, handshakeMessage(MESSAGE.finished, spoil(finishedData(hash, master, 'server', [...transcript, finished.raw]), lies.lie === 'finished')));
  records.queue(RECORD.handshake, handshakeMessage(MESSAGE.helloRequest));
  records.flush();
  await records.next(within(2000));
  records.write(RECORD.applicationData, Buffer.from('hello'));
}

/** Answers one word with "hello", after tickets and two changes of keys. */
async function serve13({ records, messages, leaf, keys, lies }: Line, first: ReceivedHello): Promise<void> {
  const chosen = suiteOf(0x1301, 'TLSv1.3');
  const hashName = prfHash(chosen);
  const version = extension(EXTENSION.supportedVersions, u16(0x0304));
  records.writeVersion = 0x0303;
  let hello = first;
  let transcript = [first.raw];
  if (lies.cookie) {
    const request = serverHello(first, RETRY_RANDOM, chosen, [version, extension(EXTENSION.cookie, vector(2, lies.cookie))]);
    records.queue(RECORD.handshake, request);
    records.write(RECORD.changeCipherSpec, Buffer.from([1]));
    messages.toleratesChangeCipherSpec = true;
    hello = readHello(await messages.expect(MESSAGE.clientHello));
    if (!hello.cookie?.equals(vector(2, lies.cookie)) || !hello.random.equals(first.random)) throw new Error('the cookie did not come back');
    transcript = [handshakeMessage(MESSAGE.messageHash, createHash(hashName).update(first.raw).digest()), request, hello.raw];
  }
  const add = (message: Buffer) => {
    transcript.push(message);
    return message;
  };
  const digest = () => createHash(hashName).update(Buffer.concat(transcript)).digest();
  const share = createKeyShare(0x001d);
  const secret = share?.agree(hello.x25519);
  if (!share || !secret) throw new Error('x25519');
  records.write(RECORD.handshake, add(serverHello(hello, RANDOM, chosen, [version, extension(EXTENSION.keyShare, u16(0x001d), vector(2, share.publicBytes))])));
  const schedule = keySchedule13(chosen, secret, digest());
  records.protectWrites(sealer13(chosen, schedule.handshake.server));
  const flight = [add(handshakeMessage(MESSAGE.encryptedExtensions, vector(2))), add(handshakeMessage(MESSAGE.certificate, vector(1), vector(3, vector(3, leaf.der), vector(2))))];
  const signature = sign('sha256', signedContent(digest()), { key: keys.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
  flight.push(add(handshakeMessage(MESSAGE.certificateVerify, u16(0x0804), vector(2, spoil(signature, lies.lie === 'signature')))));
  flight.push(add(handshakeMessage(MESSAGE.finished, spoil(schedule.finished(schedule.handshake.server, digest()), lies.lie === 'finished'))));
  records.write(RECORD.handshake, Buffer.concat(flight));
  const expected = schedule.finished(schedule.handshake.client, digest());
  const application = schedule.application(digest());
  records.protectReads(opener13(chosen, schedule.handshake.client), true);
  if (!(await messages.expect(MESSAGE.finished)).body.equals(expected)) throw new Error("the client's Finished");
  records.protectReads(opener13(chosen, application.client), true);
  records.protectWrites(sealer13(chosen, application.server));
  const ticket = handshakeMessage(MESSAGE.newSessionTicket, Buffer.alloc(8), vector(1, Buffer.alloc(8)), vector(2, Buffer.alloc(300)), vector(2));
  records.queue(RECORD.handshake, ticket.subarray(0, 100));
  records.queue(RECORD.handshake, Buffer.concat([ticket.subarray(100), ticket]));
  records.queue(RECORD.handshake, handshakeMessage(MESSAGE.keyUpdate, u8(1)));
  records.protectWrites(sealer13(chosen, nextSecret(chosen, application.server)));
  records.write(RECORD.applicationData, Buffer.from('first'));
  await records.next(within(2000));
  // The answer to our KeyUpdate comes under the old keys, all else after it under new ones.
  await messages.expect(MESSAGE.keyUpdate);
  records.protectReads(opener13(chosen, nextSecret(chosen, application.client)), true);
  await records.next(within(2000));
  records.write(RECORD.applicationData, Buffer.from('hello'));
}

/** Starts a server of our own primitives that can lie. */
export function lyingServer(leaf: MadeCertificate, keys: KeyPair, lies: Lies): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const records = new RecordStream(socketConnection(socket, 0, new AbortController().signal));
    const messages = new MessageReader(records, within(3000));
    const line = { records, messages, leaf, keys, lies };
    messages.expect(MESSAGE.clientHello)
      .then((hello) => (lies.version === 'TLSv1.2' ? serve12(line, readHello(hello)) : serve13(line, readHello(hello))))
      .catch(() => socket.destroy());
  });
  const stop = () => new Promise<void>((resolve) => {
    for (const socket of sockets) socket.destroy();
    server.close(() => resolve());
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port, stop })));
}
