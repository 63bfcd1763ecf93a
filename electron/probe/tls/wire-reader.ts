/**
 * Reads the big-endian fields and vectors of TLS (RFC 8446 3) from hostile bytes. Nothing throws: after the first
 * field that does not fit, every read gives zeros or nothing and `failed` stays true, so a parser checks once at its end.
 */
export class WireReader {
  readonly #bytes: Buffer;
  #at = 0;
  #failed = false;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Bytes not read yet; 0 after a failure, so loops over it end. */
  get left(): number {
    return this.#failed ? 0 : this.#bytes.length - this.#at;
  }

  /** Everything fitted and nothing is left over. */
  get complete(): boolean {
    return !this.#failed && this.left === 0;
  }

  u8(): number {
    return this.#number(1);
  }

  u16(): number {
    return this.#number(2);
  }

  u24(): number {
    return this.#number(3);
  }

  bytes(length: number): Buffer {
    if (length > this.left) this.#failed = true;
    if (this.#failed) return Buffer.alloc(0);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** A vector whose length takes `lengthBytes` bytes. */
  vector(lengthBytes: 1 | 2 | 3): Buffer {
    return this.bytes(this.#number(lengthBytes));
  }

  #number(size: 1 | 2 | 3): number {
    if (size > this.left) this.#failed = true;
    if (this.#failed) return 0;
    this.#at += size;
    return this.#bytes.readUIntBE(this.#at - size, size);
  }
}
