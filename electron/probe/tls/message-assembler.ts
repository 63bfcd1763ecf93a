import { ByteQueue } from './byte-queue.ts';

const HEADER_LENGTH = 4;

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Buffer;
  /** With its header, as the transcript takes it. */
  readonly raw: Buffer;
}

export interface MessageHead {
  readonly type: number;
  readonly declaredLength: number;
}

/** Puts handshake messages together from the records' contents (RFC 8446 5.1). */
export class MessageAssembler {
  readonly #queue = new ByteQueue();

  /** Bytes that belong to no message taken yet. */
  get pending(): number {
    return this.#queue.length;
  }

  push(content: Buffer): void {
    this.#queue.push(content);
  }

  /** Type and length of the message that is due, once its first four bytes are there. */
  head(): MessageHead | null {
    const head = this.#queue.peek(HEADER_LENGTH);
    return head.length < HEADER_LENGTH ? null : { type: head.readUInt8(0), declaredLength: head.readUIntBE(1, 3) };
  }

  /** The next message if all of it is there. */
  take(): HandshakeMessage | null {
    const head = this.head();
    if (!head || this.#queue.length < HEADER_LENGTH + head.declaredLength) return null;
    const raw = Buffer.from(this.#queue.take(HEADER_LENGTH + head.declaredLength));
    return { type: head.type, raw, body: raw.subarray(HEADER_LENGTH) };
  }

  /** What has come of the message that is due. */
  partialBody(): Buffer {
    return this.#queue.peek(this.#queue.length).subarray(HEADER_LENGTH);
  }
}
