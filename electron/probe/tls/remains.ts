import { parseCertificateMessage } from './certificate-message.ts';
import type { HandshakeContext } from './handshake-context.ts';
import { MESSAGE } from './protocol.ts';
import { readChoice } from './server-choice.ts';
import { parseServerHello } from './server-hello.ts';

function keepHello({ facts, sent }: HandshakeContext, body: Buffer): void {
  const hello = parseServerHello(body);
  const choice = hello.ok && !facts.version ? readChoice(hello.value, sent) : null;
  if (!choice?.ok) return;
  facts.version = choice.value.version;
  facts.cipher = choice.value.suite.name;
}

function keepChain({ facts }: HandshakeContext, body: Buffer, declaredLength: number): void {
  if (facts.chain.length > 0) return;
  facts.chain = parseCertificateMessage(Buffer.from(body), facts.version === 'TLSv1.3').chain;
  facts.chainBytes = declaredLength;
}

/**
 * Keeps what a broken handshake had still to say: Windows puts its whole first flight in one record, and when the
 * path loses the rest of that, the ServerHello and the first certificate have often come.
 */
export function keepRemains(context: HandshakeContext): void {
  const { whole, begun } = context.messages.remains();
  for (const { type, body } of whole) {
    if (type === MESSAGE.serverHello) keepHello(context, body);
    if (type === MESSAGE.certificate) keepChain(context, body, body.length);
  }
  if (begun?.type === MESSAGE.certificate) keepChain(context, begun.body, begun.declaredLength);
}
