import { fromBER, Constructed, Integer, OctetString, type BaseBlock } from 'asn1js';

/** The fields of a TSRequest that a server may send before it knows anybody (MS-CSSP 2.2.1). */
export interface TsRequest {
  readonly version: number;
  readonly token: Buffer | null;
  /** NTSTATUS or SECURITY_STATUS, unsigned. */
  readonly errorCode: number | null;
}

export type TsRequestResult = { kind: 'more' } | { kind: 'malformed'; because: string } | { kind: 'ok'; request: TsRequest };

const MAX_BYTES = 64 * 1024;

/** How long the DER element at the start of `bytes` is, header included; null while the header is incomplete, -1 when it is no SEQUENCE we accept. */
function elementLength(bytes: Buffer): number | null {
  if (bytes.length < 2) return null;
  if (bytes[0] !== 0x30) return -1;
  const first = bytes[1] as number;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  if (count === 0 || count > 3) return -1;
  if (bytes.length < 2 + count) return null;
  return 2 + count + bytes.readUIntBE(2, count);
}

/** Reads a TSRequest, or says that more bytes are needed. Never throws. */
export function parseTsRequest(bytes: Buffer): TsRequestResult {
  if (bytes.length > 0 && bytes[0] !== 0x30) return { kind: 'malformed', because: `first byte 0x${(bytes[0] as number).toString(16)}` };
  const length = elementLength(bytes);
  if (length === null) return { kind: 'more' };
  if (length < 0 || length > MAX_BYTES) return { kind: 'malformed', because: 'a length nobody sends' };
  if (bytes.length < length) return { kind: 'more' };
  try {
    const { result, offset } = fromBER(Uint8Array.from(bytes.subarray(0, length)));
    if (offset === -1 || !(result instanceof Constructed)) return { kind: 'malformed', because: 'not a DER sequence' };
    return readFields(result.valueBlock.value);
  } catch {
    return { kind: 'malformed', because: 'not a DER sequence' };
  }
}

function readFields(fields: BaseBlock[]): TsRequestResult {
  const version = inner(fields, 0);
  if (!(version instanceof Integer)) return { kind: 'malformed', because: 'no version' };
  const number = version.valueBlock.valueDec;
  if (!Number.isInteger(number) || number < 0 || number > 255) return { kind: 'malformed', because: 'a version nobody has' };
  const error = inner(fields, 4);
  return { kind: 'ok', request: { version: number, token: tokenOf(inner(fields, 1)), errorCode: error instanceof Integer ? statusOf(error) : null } };
}

function inner(fields: BaseBlock[], tag: number): BaseBlock | undefined {
  const field = fields.find((one) => one.idBlock.tagClass === 3 && one.idBlock.tagNumber === tag);
  return field instanceof Constructed ? field.valueBlock.value[0] : undefined;
}

/** negoTokens ::= SEQUENCE OF SEQUENCE { [0] OCTET STRING } */
function tokenOf(tokens: BaseBlock | undefined): Buffer | null {
  const first = tokens instanceof Constructed ? tokens.valueBlock.value[0] : undefined;
  const octets = first instanceof Constructed ? inner(first.valueBlock.value, 0) : undefined;
  return octets instanceof OctetString ? Buffer.from(octets.valueBlock.valueHexView) : null;
}

/** The last four bytes: some servers write a status above 0x7fffffff with a fifth, leading zero byte. */
function statusOf(error: Integer): number {
  const view = Buffer.from(error.valueBlock.valueHexView);
  const last = Buffer.alloc(4, view.length > 0 && (view[0] as number) >= 0x80 && view.length < 4 ? 0xff : 0);
  view.subarray(-4).copy(last, Math.max(0, 4 - view.length));
  return last.readUInt32BE(0);
}
