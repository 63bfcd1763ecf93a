import type { Connection, ReadOutcome } from '../net/connection.ts';
import { deadlineIn, remaining, type Deadline } from '../net/deadline.ts';
import { ByteQueue } from './byte-queue.ts';
import { HandshakeStop, malformed, orStop } from './handshake-stop.ts';
import { LIMIT, RECORD } from './protocol.ts';
import { HEADER_LENGTH, looksLikeTls, parseRecordHeader } from './record-header.ts';
import { MAX_CONTENT, type OpenedRecord, type RecordOpener, type RecordSealer } from './record-protection.ts';
import { plainRecord } from './wire-writer.ts';

const MAX_FIRST_BYTES = 64;
/** An answer that is not TLS is worth a moment's wait for its next bytes, so that "H" becomes "HTTP/1.1 400". */
const ENOUGH_FIRST_BYTES = 8;
const FIRST_BYTES_WAIT_MS = 100;

/** Cuts a connection into TLS records and takes their protection off; and the other way round. */
export class RecordStream {
  readonly #connection: Connection;
  readonly #queue = new ByteQueue();
  #flight: Buffer[] = [];
  #opener: RecordOpener | null = null;
  #sealer: RecordSealer | null = null;
  #tls13 = false;
  #received = 0;
  #records = 0;
  /** Version in the header of what is sent: 0x0301 until one is agreed (RFC 8446 5.1). */
  writeVersion = 0x0301;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get tls13(): boolean {
    return this.#tls13;
  }

  protectReads(opener: RecordOpener, tls13: boolean): void {
    this.#opener = opener;
    this.#tls13 = tls13;
  }

  protectWrites(sealer: RecordSealer): void {
    this.#sealer = sealer;
  }

  /** Puts content on the next flight, under the protection that holds now. */
  queue(type: number, content: Buffer): void {
    for (let at = 0; at < content.length; at += MAX_CONTENT) {
      const fragment = content.subarray(at, at + MAX_CONTENT);
      const record = this.#sealer ? this.#sealer(type, fragment) : { type, content: fragment };
      this.#flight.push(plainRecord(record.type, this.writeVersion, record.content));
    }
  }

  /** Sends the flight in one write, so in as few packets as may be. */
  flush(): void {
    if (this.#flight.length > 0) this.#connection.write(Buffer.concat(this.#flight));
    this.#flight = [];
  }

  write(type: number, content: Buffer): void {
    this.queue(type, content);
    this.flush();
  }

  /** The next record; a HandshakeStop for every other thing that can happen. */
  async next(deadline: Deadline): Promise<OpenedRecord> {
    for (;;) {
      await this.#fill(HEADER_LENGTH, deadline);
      const header = orStop(parseRecordHeader(this.#queue.peek(HEADER_LENGTH)));
      await this.#fill(HEADER_LENGTH + header.length, deadline);
      const payload = this.#queue.take(HEADER_LENGTH + header.length).subarray(HEADER_LENGTH);
      this.#records += 1;
      if (this.#tls13 && header.type === RECORD.changeCipherSpec) {
        // Middlebox compatibility (RFC 8446 D.4): dropped wherever it comes.
        if (payload.length !== 1 || payload[0] !== 1) throw malformed('a change_cipher_spec that is none');
        continue;
      }
      const plain = !this.#opener || (this.#tls13 && header.type === RECORD.alert);
      const record = plain ? { type: header.type, content: payload } : this.#opener?.(header.type, header.version, payload);
      if (!record) throw malformed('a record whose protection does not hold');
      if (record.content.length > MAX_CONTENT) throw malformed(`a record with ${record.content.length} bytes inside`);
      return record;
    }
  }

  /** What has come of a handshake record in clear whose rest is missing. */
  partialHandshake(): Buffer {
    const start = this.#queue.peek(this.#queue.length);
    const header = parseRecordHeader(start);
    return header.ok && header.value.type === RECORD.handshake && !this.#opener ? start.subarray(HEADER_LENGTH, HEADER_LENGTH + header.value.length) : Buffer.alloc(0);
  }

  async #fill(length: number, deadline: Deadline): Promise<void> {
    while (this.#queue.length < length) {
      if (!looksLikeTls(this.#queue.peek(3)) && this.#records === 0) throw await this.#notTls(deadline);
      this.#push(await this.#connection.read(deadline));
      if (this.#received > LIMIT.total) throw malformed(`more than ${LIMIT.total} bytes`);
      if (remaining(deadline) === 0 && this.#queue.length < length) throw new HandshakeStop({ kind: 'timeout' });
    }
    if (this.#records === 0 && !looksLikeTls(this.#queue.peek(3))) throw await this.#notTls(deadline);
  }

  #push(read: ReadOutcome): void {
    if (read.kind !== 'data') throw new HandshakeStop(read);
    this.#received += read.bytes.length;
    this.#queue.push(read.bytes);
  }

  async #notTls(deadline: Deadline): Promise<HandshakeStop> {
    const soon = deadlineIn(FIRST_BYTES_WAIT_MS, deadline);
    while (this.#queue.length < ENOUGH_FIRST_BYTES) {
      const read = await this.#connection.read(soon);
      if (read.kind === 'cancelled') return new HandshakeStop(read);
      if (read.kind !== 'data') break;
      this.#queue.push(read.bytes);
    }
    return new HandshakeStop({ kind: 'notTls', firstBytes: Buffer.from(this.#queue.peek(MAX_FIRST_BYTES)) });
  }
}
