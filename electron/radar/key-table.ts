import { createHash } from 'node:crypto';

/** What a list can be: 100,000 keys fill 3 MB here and 20 MB as strings. */
const FIRST_SIZE = 1024;

/** Counts keys in a few bytes each: only 53 bits of a hash are kept, which two of a million keys share with a chance of one in ten thousand. */
export class KeyTable {
  #hashes = new Float64Array(FIRST_SIZE);
  #values = new Uint32Array(FIRST_SIZE);
  #size = 0;

  /** How many different keys it holds. */
  get size(): number {
    return this.#size;
  }

  /** The value of a key, 0 where it is not held. */
  get(key: string): number {
    return this.#values[this.#slot(hashOf(key))] ?? 0;
  }

  /** Sets the value of a key, 0 to 4,294,967,295. */
  set(key: string, value: number): void {
    if (this.#size * 2 > this.#hashes.length) this.#grow();
    this.#put(hashOf(key), value);
  }

  #put(hash: number, value: number): void {
    const slot = this.#slot(hash);
    if (this.#hashes[slot] === 0) this.#size++;
    this.#hashes[slot] = hash;
    this.#values[slot] = value;
  }

  #slot(hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = hash % this.#hashes.length;
    while (this.#hashes[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [hashes, values] = [this.#hashes, this.#values];
    this.#hashes = new Float64Array(hashes.length * 2);
    this.#values = new Uint32Array(values.length * 2);
    this.#size = 0;
    for (const [at, hash] of hashes.entries()) if (hash !== 0) this.#put(hash, values[at] ?? 0);
  }
}

/** 53 bits, never 0, which marks an empty place. */
function hashOf(key: string): number {
  const bytes = createHash('sha1').update(key).digest();
  return (bytes.readUInt32LE(0) * 0x20_0000 + (bytes.readUInt32LE(4) & 0x1f_ffff)) || 1;
}
