import { readSome, type Step } from './peer.ts';
import { read, send } from './steps.ts';
import { sequence } from './peer.ts';

/** requestedProtocols / selectedProtocol (MS-RDPBCGR 2.2.1.1.1). */
export const RDP = 0;
export const SSL = 1;
export const HYBRID = 2;
export const HYBRID_EX = 8;

/** One TPKT frame (RFC 1006) around an X.224 TPDU without user data: `length` lies when given. */
export function frame(code: number, variable: Buffer = Buffer.alloc(0), length?: number): Buffer {
  const total = 11 + variable.length;
  const head = Buffer.from([3, 0, 0, 0, total - 5, code, 0, 0, 0x12, 0x34, 0]);
  head.writeUInt16BE(length ?? total, 2);
  return Buffer.concat([head, variable]);
}

function negotiation(type: number, flags: number, value: number): Buffer {
  const block = Buffer.from([type, flags, 8, 0, 0, 0, 0, 0]);
  block.writeUInt32LE(value >>> 0, 4);
  return block;
}

/** Connection Confirm with RDP_NEG_RSP (2.2.1.2.1). Flags as Windows sends them. */
export function confirmBytes(selected: number, flags = 0x0b): Buffer {
  return frame(0xd0, negotiation(2, flags, selected));
}

/** Connection Confirm with RDP_NEG_FAILURE (2.2.1.2.2). */
export function failureBytes(code: number): Buffer {
  return frame(0xd0, negotiation(3, 0, code));
}

/** MCS Disconnect Provider Ultimatum, reason rn-user-requested: xrdp's way to refuse. */
export const MCS_DISCONNECT = Buffer.from('0300000902f0802180', 'hex');

/** Reads the request and selects a protocol, whatever was asked. */
export function confirm(selected: number, flags?: number): Step {
  return sequence(read, send(confirmBytes(selected, flags)));
}

/** Reads the request and refuses it. */
export function refuse(code: number): Step {
  return sequence(read, send(failureBytes(code)));
}

/** Connection Confirm without negotiation data: a server older than RDP 5.2, or something that strips it. */
export const classicConfirm: Step = sequence(read, send(frame(0xd0)));

/** X.224 Disconnect Request with a reason (0 to 4; 128 and up are normal). */
export function disconnectRequest(reason: number): Step {
  return sequence(read, send(Buffer.from([3, 0, 0, 11, 6, 0x80, 0, 0, 0x12, 0x34, reason])));
}

/** Thrown away by `negotiate` when the server refused: nothing follows. */
export interface NegotiationPolicy {
  /** Bits this server can do, best first. */
  readonly supported: readonly number[];
  /** The failure it answers with when nothing fits; Windows with NLA required: 5. */
  readonly otherwise: number;
  readonly flags?: number;
}

/** Answers as Windows does: the best protocol that was asked for, or the failure code and FIN. True when it selected. */
export async function negotiate(peer: Parameters<Step>[0], policy: NegotiationPolicy): Promise<number | null> {
  const request = await readSome(peer);
  const asked = request.length >= 19 && request.readUInt8(request.length - 8) === 1 ? request.readUInt32LE(request.length - 4) : RDP;
  const selected = policy.supported.find((bit) => (bit === RDP ? true : (asked & bit) !== 0));
  if (selected === undefined) {
    peer.stream.write(failureBytes(policy.otherwise));
    peer.socket.end();
    return null;
  }
  peer.stream.write(confirmBytes(selected, policy.flags));
  return selected;
}
