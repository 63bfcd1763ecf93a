import { classifyForeign, type Foreign } from './foreign.ts';

/** What a server's first frame says (MS-RDPBCGR 2.2.1.2, 2.2.1.2.1, 2.2.1.2.2). */
export type NegotiationAnswer =
  | { kind: 'selected'; protocol: number; flags: number }
  /** Connection Confirm without negotiation data: Standard RDP security only. */
  | { kind: 'classic' }
  | { kind: 'failure'; code: number }
  /** MCS Disconnect Provider Ultimatum instead of a Connection Confirm. */
  | { kind: 'mcsDisconnect' }
  | { kind: 'disconnectRequest'; reason: number }
  | { kind: 'malformed'; because: string }
  | { kind: 'foreign'; what: Foreign };

export type Parsed = { kind: 'more' } | { kind: 'answer'; answer: NegotiationAnswer; length: number };

const MIN_FRAME = 7;
const MAX_FRAME = 512;

/** Cuts one TPKT frame and reads it. `length` is how many bytes it took; the rest belongs to the next reader. */
export function parseConnectionConfirm(bytes: Buffer): Parsed {
  if (bytes.length === 0) return { kind: 'more' };
  if (bytes[0] !== 3) return { kind: 'answer', answer: { kind: 'foreign', what: classifyForeign(bytes) }, length: bytes.length };
  if (bytes.length < 4) return { kind: 'more' };
  const length = bytes.readUInt16BE(2);
  if (length < MIN_FRAME || length > MAX_FRAME) return malformed(`TPKT length ${length}`, bytes.length);
  if (bytes.length < length) return { kind: 'more' };
  return { kind: 'answer', answer: readFrame(bytes.subarray(0, length)), length };
}

function malformed(because: string, length: number): Parsed {
  return { kind: 'answer', answer: { kind: 'malformed', because }, length };
}

function readFrame(frame: Buffer): NegotiationAnswer {
  const indicator = frame.readUInt8(4);
  const code = frame.readUInt8(5) & 0xf0;
  if (code === 0xe0) return { kind: 'foreign', what: 'echo' };
  if (code === 0xf0) return readData(frame);
  if (indicator !== frame.length - 5) return { kind: 'malformed', because: `X.224 length indicator ${indicator} in a frame of ${frame.length} bytes` };
  if (code === 0x80) return { kind: 'disconnectRequest', reason: frame.length > 10 ? frame.readUInt8(10) : 0 };
  if (code !== 0xd0) return { kind: 'malformed', because: `X.224 code 0x${frame.readUInt8(5).toString(16)}` };
  if (frame.length < 11) return { kind: 'malformed', because: `Connection Confirm of ${frame.length} bytes` };
  if (frame.length === 11) return { kind: 'classic' };
  return readNegotiation(frame.subarray(11));
}

/** An X.224 data frame here can only be the bare MCS disconnect `02 f0 80 21 80` that refuses the request. */
function readData(frame: Buffer): NegotiationAnswer {
  return frame.length >= 8 && frame.readUInt8(7) === 0x21 ? { kind: 'mcsDisconnect' } : { kind: 'malformed', because: 'X.224 data before a Connection Confirm' };
}

function readNegotiation(block: Buffer): NegotiationAnswer {
  if (block.length < 8) return { kind: 'malformed', because: `negotiation block of ${block.length} bytes` };
  const type = block.readUInt8(0);
  const length = block.readUInt16LE(2);
  if (length !== 8) return { kind: 'malformed', because: `negotiation length ${length}` };
  const value = block.readUInt32LE(4);
  if (type === 2) return { kind: 'selected', protocol: value, flags: block.readUInt8(1) };
  if (type === 3) return { kind: 'failure', code: value };
  return { kind: 'malformed', because: `negotiation type ${type}` };
}
