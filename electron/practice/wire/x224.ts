import { PROTOCOL } from './server-plan.ts';

const TPKT_HEADER = 4;
const MAX_FRAME = 512;

/** MCS Disconnect Provider Ultimatum, reason rn-user-requested: how xrdp turns a connection away. */
export const MCS_DISCONNECT = Buffer.from('0300000902f0802180', 'hex');

export type RequestReading =
  | { kind: 'more' }
  /** A Connection Request and what it asks for; `rest` are bytes behind it. */
  | { kind: 'request'; protocols: number; rest: Buffer }
  /** A TLS record in its place: the direct approach (MS-RDPBCGR 5.4.2.2). */
  | { kind: 'tls' }
  | { kind: 'nonsense' };

/** Reads the X.224 Connection Request at the start of `bytes` (MS-RDPBCGR 2.2.1.1). */
export function readRequest(bytes: Buffer): RequestReading {
  const first = bytes[0];
  if (first === undefined) return { kind: 'more' };
  if (first === 0x16) return { kind: 'tls' };
  if (first !== 3) return { kind: 'nonsense' };
  if (bytes.length < TPKT_HEADER) return { kind: 'more' };
  const length = bytes.readUInt16BE(2);
  if (length < 11 || length > MAX_FRAME) return { kind: 'nonsense' };
  if (bytes.length < length) return { kind: 'more' };
  const frame = bytes.subarray(0, length);
  if ((frame.readUInt8(5) & 0xf0) !== 0xe0) return { kind: 'nonsense' };
  const hasBlock = length >= 19 && frame[length - 8] === 1 && frame.readUInt16LE(length - 6) === 8;
  return { kind: 'request', protocols: hasBlock ? frame.readUInt32LE(length - 4) : PROTOCOL.RDP, rest: bytes.subarray(length) };
}

/** Connection Confirm with RDP_NEG_RSP (2.2.1.2.1); flags as Windows sends them. */
export const confirmFrame = (selected: number): Buffer => confirm(2, 0x0b, selected);

/** Connection Confirm with RDP_NEG_FAILURE (2.2.1.2.2). */
export const failureFrame = (code: number): Buffer => confirm(3, 0, code);

function confirm(type: number, flags: number, value: number): Buffer {
  const frame = Buffer.from([3, 0, 0, 19, 14, 0xd0, 0, 0, 0x12, 0x34, 0, type, flags, 8, 0, 0, 0, 0, 0]);
  frame.writeUInt32LE(value >>> 0, 15);
  return frame;
}
