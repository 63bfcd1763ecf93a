import { createHash } from 'node:crypto';
import { parseCertificateRequest13, parseCertificateVerify, signedContent } from './certificate-verify.ts';
import { prfHash } from './cipher-suites.ts';
import { parseExtensionsMessage } from './extensions.ts';
import { opener13, sealer13 } from './gcm-protection.ts';
import { expectMessage, note, type HandshakeContext } from './handshake-context.ts';
import { HandshakeStop, malformed, orStop } from './handshake-stop.ts';
import { keySchedule13 } from './key-schedule-13.ts';
import type { TlsSession } from './outcome.ts';
import { hex16, messageName, MESSAGE, RECORD } from './protocol.ts';
import { readKeyShare, type ServerChoice } from './server-choice.ts';
import { settleSignature, takeCertificate, type LeafKey } from './server-certificate.ts';
import type { ServerHello } from './server-hello.ts';
import { openSession } from './session.ts';
import { checkSignature } from './signature-schemes.ts';
import { handshakeMessage, vector } from './wire-writer.ts';

/** The secret that both key shares give (RFC 8446 7.4). */
function sharedSecret(context: HandshakeContext, server: ServerHello): Buffer {
  const { group, publicBytes } = orStop(readKeyShare(server));
  const share = context.sent.shares.get(group);
  if (!share) throw malformed(`the server answered on group ${hex16(group)}, for which nothing was sent`);
  context.facts.group = share.group;
  const secret = share.agree(publicBytes);
  if (!secret) throw malformed("the server's key share is not valid");
  return secret;
}

/** Reads EncryptedExtensions, a CertificateRequest if there is one, and the Certificate. */
async function serverParameters(context: HandshakeContext): Promise<{ leaf: LeafKey; requestContext: Buffer | null }> {
  orStop(parseExtensionsMessage((await expectMessage(context, MESSAGE.encryptedExtensions)).body));
  let message = note(context, await context.messages.next());
  let requestContext: Buffer | null = null;
  if (message.type === MESSAGE.certificateRequest) {
    context.facts.certificateRequested = true;
    requestContext = orStop(parseCertificateRequest13(message.body)).context;
    message = note(context, await context.messages.next());
  }
  if (message.type !== MESSAGE.certificate) throw malformed(`${messageName(message.type)} where ${messageName(MESSAGE.certificate)} was due`);
  return { leaf: takeCertificate(context.facts, message.body, true), requestContext };
}

/** A full handshake of TLS 1.3 (RFC 8446 2), after its ServerHello. */
export async function flow13(context: HandshakeContext, server: ServerHello, choice: ServerChoice): Promise<TlsSession> {
  const { records, messages, facts } = context;
  const { suite } = choice;
  const digest = () => context.transcript.reduce((hash, message) => hash.update(message), createHash(prfHash(suite))).digest();
  const shared = sharedSecret(context, server);
  messages.expectBoundary();
  const schedule = keySchedule13(suite, shared, digest());
  records.writeVersion = 0x0303;
  records.protectReads(opener13(suite, schedule.handshake.server), true);

  const { leaf, requestContext } = await serverParameters(context);
  const signed = signedContent(digest());
  const verify = orStop(parseCertificateVerify((await expectMessage(context, MESSAGE.certificateVerify)).body));
  settleSignature(facts, checkSignature(verify.scheme, leaf.facts, leaf.key, signed, verify.signature, true));
  const expected = schedule.finished(schedule.handshake.server, digest());
  const finished = await expectMessage(context, MESSAGE.finished);
  if (!finished.body.equals(expected)) throw new HandshakeStop({ kind: 'badFinished', because: "the server's Finished does not fit the handshake" });
  messages.expectBoundary();

  const application = schedule.application(digest());
  const ours = requestContext ? [handshakeMessage(MESSAGE.certificate, vector(1, requestContext), vector(3))] : [];
  context.transcript.push(...ours);
  ours.push(handshakeMessage(MESSAGE.finished, schedule.finished(schedule.handshake.client, digest())));
  // Looks like a resumed TLS 1.2 to middleboxes (RFC 8446 D.4); after a retry it has gone out already.
  if (!facts.helloRetry) records.queue(RECORD.changeCipherSpec, Buffer.from([1]));
  records.protectWrites(sealer13(suite, schedule.handshake.client));
  records.queue(RECORD.handshake, Buffer.concat(ours));
  records.flush();
  records.protectReads(opener13(suite, application.server), true);
  records.protectWrites(sealer13(suite, application.client));
  facts.handshakeMs = performance.now() - context.startedAt;
  return openSession(records, { suite, ...application });
}
