/** Cuts a byte stream into whole TLS records (RFC 8446 5.1): a header of 5 bytes, length in the last two. */
export function recordCutter(): (chunk: Buffer) => Buffer[] {
  let waiting = Buffer.alloc(0);
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    const records: Buffer[] = [];
    while (waiting.length >= 5) {
      const length = 5 + waiting.readUInt16BE(3);
      if (waiting.length < length) break;
      records.push(Buffer.from(waiting.subarray(0, length)));
      waiting = waiting.subarray(length);
    }
    return records;
  };
}

export const CHANGE_CIPHER_SPEC = 20;
const ALERT = 21;
export const HANDSHAKE = 22;
export const APPLICATION_DATA = 23;

/** One record. `version` is the wire's, 0x0303 for TLS 1.2 and later. */
export function record(type: number, body: Buffer, version = 0x0303): Buffer {
  const head = Buffer.from([type, version >> 8, version & 0xff, 0, 0]);
  head.writeUInt16BE(body.length, 3);
  return Buffer.concat([head, body]);
}

/** A fatal alert (RFC 8446 6). */
export function alertRecord(description: number, level = 2): Buffer {
  return record(ALERT, Buffer.of(level, description));
}

/** The offset of a handshake message of this type within a record's clear bytes, or -1. */
export function findMessage(handshake: Buffer, type: number): number {
  for (let at = 0; at + 4 <= handshake.length; at += 4 + handshake.readUIntBE(at + 1, 3)) {
    if (handshake[at] === type) return at;
  }
  return -1;
}
