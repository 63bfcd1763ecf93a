import type { Deadline } from '../net/deadline.ts';
import { readAlert } from './alerts.ts';
import { HandshakeStop, malformed } from './handshake-stop.ts';
import { MessageAssembler, type HandshakeMessage, type MessageHead } from './message-assembler.ts';
import { LIMIT, messageName, MESSAGE, RECORD } from './protocol.ts';
import type { OpenedRecord } from './record-protection.ts';
import type { RecordStream } from './record-stream.ts';

const isChangeCipherSpec = (record: OpenedRecord) => record.type === RECORD.changeCipherSpec && record.content.length === 1 && record.content[0] === 1;

/** Reads a handshake's messages one by one, alerts taken out. */
export class MessageReader {
  readonly #records: RecordStream;
  readonly #deadline: Deadline;
  readonly #assembler = new MessageAssembler();
  #warnings = 0;
  /** A server may send change_cipher_spec right after a HelloRetryRequest (RFC 8446 D.4). */
  toleratesChangeCipherSpec = false;

  constructor(records: RecordStream, deadline: Deadline) {
    this.#records = records;
    this.#deadline = deadline;
  }

  /** The next message, whatever its type. */
  async next(): Promise<HandshakeMessage> {
    for (;;) {
      const head = this.#assembler.head();
      if (head && head.declaredLength > LIMIT.message) await this.#giveUp(head);
      const message = this.#assembler.take();
      if (message) return message;
      await this.#pull();
    }
  }

  /** The next message, which must be of one type. */
  async expect(type: number): Promise<HandshakeMessage> {
    const message = await this.next();
    if (message.type !== type) throw malformed(`${messageName(message.type)} where ${messageName(type)} was due`);
    return message;
  }

  /** Waits for the change_cipher_spec of TLS 1.2 and before (RFC 5246 7.1). */
  async expectChangeCipherSpec(): Promise<void> {
    this.expectBoundary();
    for (;;) {
      const record = await this.#records.next(this.#deadline);
      if (isChangeCipherSpec(record)) return;
      if (record.type !== RECORD.alert) throw malformed(`a record of type ${record.type} where change_cipher_spec was due`);
      this.#alert(record);
    }
  }

  /** Keys may change only between messages (RFC 8446 5.1). */
  expectBoundary(): void {
    if (this.#assembler.pending > 0) throw malformed('a message that goes on over a change of keys');
  }

  /** Whole messages nobody took, and the one that had begun, when the handshake broke. Nothing may be read after. */
  remains(): { whole: HandshakeMessage[]; begun: (MessageHead & { body: Buffer }) | null } {
    this.#assembler.push(this.#records.partialHandshake());
    const whole: HandshakeMessage[] = [];
    for (let message = this.#assembler.take(); message; message = this.#assembler.take()) whole.push(message);
    const head = this.#assembler.head();
    return { whole, begun: head && { ...head, body: this.#assembler.partialBody() } };
  }

  /** What is too long is read as far as allowed, for the certificates that come first. */
  async #giveUp(head: MessageHead): Promise<never> {
    if (head.type !== MESSAGE.certificate) throw malformed(`${messageName(head.type)} of ${head.declaredLength} bytes`);
    while (this.#assembler.pending < LIMIT.message) await this.#pull();
    throw new HandshakeStop({ kind: 'chainTooLarge', bytes: head.declaredLength });
  }

  async #pull(): Promise<void> {
    const record = await this.#records.next(this.#deadline);
    if (record.type === RECORD.handshake) this.#assembler.push(record.content);
    else if (record.type === RECORD.alert) this.#alert(record);
    else if (!this.toleratesChangeCipherSpec || !isChangeCipherSpec(record)) throw malformed(`a record of type ${record.type} within the handshake`);
  }

  #alert(record: OpenedRecord): void {
    const alert = readAlert(record.content, this.#records.tls13);
    if (alert.kind === 'malformed') throw malformed('an alert that is none');
    if (alert.kind === 'fatal') throw new HandshakeStop({ kind: 'alert', description: alert.description });
    this.#warnings += 1;
    if (this.#warnings > LIMIT.warnings) throw malformed('a flood of warnings');
  }
}
