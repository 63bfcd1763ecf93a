/** Big-endian numbers and vectors as TLS writes them (RFC 8446 3). */

export const u8 = (value: number): Buffer => Buffer.from([value]);

export const u16 = (value: number): Buffer => Buffer.from([value >>> 8, value & 0xff]);

export function u16List(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
  return bytes;
}

/** A vector: its length in `lengthBytes` bytes, then the parts. */
export function vector(lengthBytes: 1 | 2 | 3, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntBE(content.length, 0, lengthBytes);
  return Buffer.concat([length, content]);
}

/** A handshake message: type, length, body. */
export const handshakeMessage = (type: number, ...body: Buffer[]): Buffer => Buffer.concat([u8(type), vector(3, ...body)]);

/** One plaintext record. */
export const plainRecord = (type: number, version: number, fragment: Buffer): Buffer =>
  Buffer.concat([u8(type), u16(version), vector(2, fragment)]);
