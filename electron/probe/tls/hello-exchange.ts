import { createHash } from 'node:crypto';
import { encodeClientHello, type ClientHello } from './client-hello.ts';
import { prfHash } from './cipher-suites.ts';
import { createKeyShare } from './groups.ts';
import { expectMessage, type HandshakeContext } from './handshake-context.ts';
import { malformed, orStop } from './handshake-stop.ts';
import { MESSAGE, RECORD } from './protocol.ts';
import { readChoice, readRetry, type ServerChoice } from './server-choice.ts';
import { parseServerHello, type ServerHello } from './server-hello.ts';
import { handshakeMessage } from './wire-writer.ts';

/** Sends a ClientHello and takes it into the transcript. */
function send(context: HandshakeContext, hello: ClientHello): void {
  const message = encodeClientHello(hello);
  context.sent = hello;
  context.transcript.push(message);
  context.records.queue(RECORD.handshake, message);
  context.records.flush();
}

async function receive(context: HandshakeContext): Promise<{ server: ServerHello; choice: ServerChoice }> {
  const server = orStop(parseServerHello((await expectMessage(context, MESSAGE.serverHello)).body));
  context.facts.serverHelloMs ??= performance.now() - context.startedAt;
  const choice = orStop(readChoice(server, context.sent));
  context.facts.version = choice.version;
  context.facts.cipher = choice.suite.name;
  return { server, choice };
}

/** Answers a HelloRetryRequest (RFC 8446 4.1.4): the same ClientHello with the share and cookie it asks for. */
function retry(context: HandshakeContext, server: ServerHello, choice: ServerChoice): void {
  const { group, cookie } = orStop(readRetry(server, context.sent));
  context.facts.helloRetry = true;
  context.messages.expectBoundary();
  const [first, request] = context.transcript as [Buffer, Buffer];
  // The first ClientHello is replaced by its hash (RFC 8446 4.4.1).
  context.transcript = [handshakeMessage(MESSAGE.messageHash, createHash(prfHash(choice.suite)).update(first).digest()), request];
  const share = group === null ? null : createKeyShare(group);
  const shares = group !== null && share ? new Map([[group, share]]) : context.sent.shares;
  context.messages.toleratesChangeCipherSpec = true;
  context.records.writeVersion = 0x0303;
  context.records.queue(RECORD.changeCipherSpec, Buffer.from([1]));
  send(context, { ...context.sent, shares, cookie });
}

/** Sends `hello` and gives the server's choice, through one HelloRetryRequest if it must be. */
export async function exchangeHellos(context: HandshakeContext, hello: ClientHello): Promise<{ server: ServerHello; choice: ServerChoice }> {
  send(context, hello);
  const first = await receive(context);
  if (!first.server.retry) return first;
  retry(context, first.server, first.choice);
  const second = await receive(context);
  if (second.server.retry) throw malformed('a second HelloRetryRequest');
  if (second.choice.version !== 'TLSv1.3' || second.choice.suite.id !== first.choice.suite.id) throw malformed('a ServerHello that does not keep to its HelloRetryRequest');
  return second;
}
