/** The input that is being run, in memory that both threads see: whoever watches can still read it when the other hangs or dies. */
export class CurrentInput {
  readonly memory: SharedArrayBuffer;
  readonly #header: Int32Array;
  readonly #bytes: Uint8Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#header = new Int32Array(memory, 0, 2);
    this.#bytes = new Uint8Array(memory, 8);
  }

  static withRoomFor(bytes: number): CurrentInput {
    return new CurrentInput(new SharedArrayBuffer(8 + bytes));
  }

  /** Notes what runs now; what is too long is cut. */
  set(input: Buffer): void {
    const kept = input.subarray(0, this.#bytes.length);
    this.#bytes.set(kept);
    Atomics.store(this.#header, 1, kept.length);
    Atomics.add(this.#header, 0, 1);
  }

  /** Counts the inputs; while it stands still, the same input runs. */
  get number(): number {
    return Atomics.load(this.#header, 0);
  }

  get(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, Atomics.load(this.#header, 1)));
  }
}
