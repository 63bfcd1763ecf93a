/** Bytes in order, joined only when somebody takes them: a peer that drips single bytes costs no copying. */
export class ByteQueue {
  #chunks: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }

  /** The first bytes, at most `length`, which stay. */
  peek(length: number): Buffer {
    let first = this.#chunks[0] ?? Buffer.alloc(0);
    if (first.length < length && this.#chunks.length > 1) {
      first = Buffer.concat(this.#chunks);
      this.#chunks = [first];
    }
    return first.subarray(0, length);
  }

  /** Takes the first bytes, at most `length`. */
  take(length: number): Buffer {
    const taken = this.peek(length);
    const first = this.#chunks[0];
    if (first) {
      this.#length -= taken.length;
      if (taken.length === first.length) this.#chunks.shift();
      else this.#chunks[0] = first.subarray(taken.length);
    }
    return taken;
  }
}
