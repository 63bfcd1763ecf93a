import type { ClientHello } from './client-hello.ts';
import type { MessageReader } from './message-reader.ts';
import type { TlsFacts } from './outcome.ts';
import type { HandshakeMessage } from './message-assembler.ts';
import type { RecordStream } from './record-stream.ts';

/** What a handshake carries from step to step. */
export interface HandshakeContext {
  readonly records: RecordStream;
  readonly messages: MessageReader;
  /** Filled as the handshake goes, so that they survive its break. */
  readonly facts: TlsFacts;
  /** The ClientHello that the server's choice is judged against: the last one sent. */
  sent: ClientHello;
  /** Every handshake message so far, both sides. */
  transcript: Buffer[];
  /** On the clock of `performance.now()`: when the first ClientHello went out. */
  readonly startedAt: number;
}

/** Takes a message into the transcript. */
export function note<T extends HandshakeMessage>(context: HandshakeContext, message: T): T {
  context.transcript.push(message.raw);
  return message;
}

/** The next message of one type, taken into the transcript. */
export const expectMessage = async (context: HandshakeContext, type: number): Promise<HandshakeMessage> =>
  note(context, await context.messages.expect(type));
