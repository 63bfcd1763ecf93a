import type { Deadline } from '../net/deadline.ts';
import { readAlert } from './alerts.ts';
import type { CipherSuite } from './cipher-suites.ts';
import { opener13, sealer13 } from './gcm-protection.ts';
import { HandshakeStop, malformed } from './handshake-stop.ts';
import { nextSecret, type TrafficSecrets } from './key-schedule-13.ts';
import { MessageAssembler, type HandshakeMessage } from './message-assembler.ts';
import type { TlsSession } from './outcome.ts';
import { LIMIT, messageName, MESSAGE, RECORD } from './protocol.ts';
import type { RecordStream } from './record-stream.ts';
import { handshakeMessage, u8 } from './wire-writer.ts';

/** What key updates need; null before TLS 1.3. */
type Epoch = (TrafficSecrets & { suite: CipherSuite }) | null;

/** Moves on to the server's next keys, and to ours if asked (RFC 8446 4.6.3). Gives the new epoch. */
function updateKeys(records: RecordStream, epoch: NonNullable<Epoch>, request: HandshakeMessage): NonNullable<Epoch> {
  const asked = request.body[0];
  if (request.body.length !== 1 || asked === undefined || asked > 1) throw malformed('a KeyUpdate that is none');
  const server = nextSecret(epoch.suite, epoch.server);
  records.protectReads(opener13(epoch.suite, server), true);
  if (asked === 0) return { ...epoch, server };
  records.write(RECORD.handshake, handshakeMessage(MESSAGE.keyUpdate, u8(0)));
  const client = nextSecret(epoch.suite, epoch.client);
  records.protectWrites(sealer13(epoch.suite, client));
  return { ...epoch, server, client };
}

/** The channel after a handshake. */
export function openSession(records: RecordStream, secrets: Epoch): TlsSession {
  const assembler = new MessageAssembler();
  let epoch = secrets;
  let quietMessages = 0;

  function afterHandshake(content: Buffer): void {
    assembler.push(content);
    const head = assembler.head();
    if (head && head.declaredLength > LIMIT.record * 4) throw malformed(`${messageName(head.type)} of ${head.declaredLength} bytes`);
    for (let message = assembler.take(); message; message = assembler.take()) {
      quietMessages += 1;
      if (quietMessages > LIMIT.warnings * 4) throw malformed('a flood of handshake messages');
      if (epoch && message.type === MESSAGE.keyUpdate) {
        if (assembler.pending > 0) throw malformed('a message that goes on over a change of keys');
        epoch = updateKeys(records, epoch, message);
        continue;
      }
      // A ticket is of no use to us; a wish to renegotiate may be left unanswered (RFC 5246 7.4.1.1).
      if (message.type !== (epoch ? MESSAGE.newSessionTicket : MESSAGE.helloRequest)) throw malformed(`${messageName(message.type)} after the handshake`);
    }
  }

  async function next(deadline: Deadline): ReturnType<TlsSession['read']> {
    for (;;) {
      const record = await records.next(deadline);
      if (record.type === RECORD.handshake) afterHandshake(record.content);
      else if (record.type === RECORD.alert) {
        const alert = readAlert(record.content, records.tls13);
        if (alert.kind === 'malformed') throw malformed('an alert that is none');
        if (alert.kind === 'fatal') return { kind: 'alert', description: alert.description };
      } else if (record.type !== RECORD.applicationData) throw malformed(`a record of type ${record.type} after the handshake`);
      else if (record.content.length > 0) return { kind: 'data', bytes: record.content };
    }
  }

  return {
    write: (plaintext) => records.write(RECORD.applicationData, plaintext),
    async read(deadline) {
      try {
        return await next(deadline);
      } catch (error) {
        if (!(error instanceof HandshakeStop)) return { kind: 'malformed', because: `unexpected: ${String(error)}` };
        const { ending } = error;
        if (ending.kind === 'closed' || ending.kind === 'timeout' || ending.kind === 'cancelled' || ending.kind === 'malformed') return ending;
        return { kind: 'malformed', because: ending.kind };
      }
    },
  };
}
