const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

const START = 0xffffffff;

/** CRC-32 (ISO 3309, as in zip), unsigned. `zlib.crc32` is missing on the older runtimes we support. */
export function crc32(bytes: Uint8Array): number {
  let state = START;
  for (const byte of bytes) state = step(state, byte);
  return (state ^ START) >>> 0;
}

/** How many of the bytes, from the first on, have the checksum; the most where several have it, 0 where none has. One pass, however long they are. */
export function lengthOfCrc32(bytes: Uint8Array, crc: number): number {
  let state = START;
  let length = 0;
  for (const [index, byte] of bytes.entries()) {
    state = step(state, byte);
    if ((state ^ START) >>> 0 === crc) length = index + 1;
  }
  return length;
}

const step = (state: number, byte: number): number => (state >>> 8) ^ (TABLE[(state ^ byte) & 0xff] as number);
