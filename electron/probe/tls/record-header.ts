import { LIMIT, RECORD } from './protocol.ts';
import type { Parsed } from './parse.ts';
import { parsed, unparsed } from './parse.ts';

export const HEADER_LENGTH = 5;

export interface RecordHeader {
  readonly type: number;
  readonly version: number;
  readonly length: number;
}

/** Whether the first bytes of a connection, however few, can begin a TLS record (RFC 8446 5.1). */
export function looksLikeTls(start: Buffer): boolean {
  const [type = RECORD.handshake, major = 3, minor = 1] = start;
  return type >= RECORD.changeCipherSpec && type <= RECORD.applicationData && major === 3 && minor <= 4;
}

/** Reads the five bytes before a record's payload. */
export function parseRecordHeader(bytes: Buffer): Parsed<RecordHeader> {
  if (bytes.length < HEADER_LENGTH) return unparsed('a record header needs 5 bytes');
  if (!looksLikeTls(bytes)) return unparsed(`no TLS record begins with ${bytes.subarray(0, HEADER_LENGTH).toString('hex')}`);
  const length = bytes.readUInt16BE(3);
  if (length > LIMIT.record) return unparsed(`a record of ${length} bytes`);
  return parsed({ type: bytes.readUInt8(0), version: bytes.readUInt16BE(1), length });
}
