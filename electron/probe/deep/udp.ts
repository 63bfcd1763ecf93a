import { randomBytes } from 'node:crypto';
import { say } from '../../locale/say.ts';
import { deadlineIn, type Deadline } from '../net/deadline.ts';
import type { Dialer, Endpoint } from '../net/dialer.ts';
import { factsOf, finding, roundMs, type Place, type StageResult } from '../verdict/stage-result.ts';

const LIMIT_MS = 1500;
const SIZE = 1232;

/** RDP-UDP SYN (MS-RDPEUDP 2.2.2.1, 2.2.2.5, 2.2.2.9), version 2: version 3 would need a cookie hash. */
function udpSyn(sequence: number): Buffer {
  const syn = Buffer.alloc(SIZE);
  syn.writeUInt32BE(0xffffffff, 0);
  syn.writeUInt16BE(64, 4);
  syn.writeUInt16BE(0x1001, 6);
  syn.writeUInt32BE(sequence, 8);
  syn.writeUInt16BE(SIZE, 12);
  syn.writeUInt16BE(SIZE, 14);
  syn.writeUInt16BE(1, 16);
  syn.writeUInt16BE(2, 18);
  return syn;
}

/** True for the SYN+ACK that answers our sequence number. */
export function isSynAck(bytes: Buffer, sequence: number): boolean {
  return bytes.length >= 16 && bytes.readUInt32BE(0) === sequence && (bytes.readUInt16BE(6) & 0x0005) === 0x0005;
}

/** Asks the UDP side channel. It is optional for RDP: never a verdict. */
export async function udp(dialer: Dialer, to: Endpoint, place: Place, at: string, parent: Deadline): Promise<StageResult> {
  const sequence = randomBytes(4).readUInt32BE(0);
  const start = performance.now();
  const outcome = await dialer.exchangeUdp(to, udpSyn(sequence), deadlineIn(LIMIT_MS, parent));
  const open = outcome.kind === 'answer' && isSynAck(outcome.bytes, sequence);
  const row = { stage: 'udp' as const, address: place.address, ms: roundMs(performance.now() - start), stops: false };
  if (parent.signal.aborted) return { ...row, state: 'cancelled', findings: [], facts: [] };
  if (open) return { ...row, state: 'pass', findings: [], facts: factsOf(place, at, { 'udp.outcome': 'open' }), detail: say('probe:detail.udpOpen') };
  if (outcome.kind === 'unavailable') return { ...row, state: 'unknown', findings: [], facts: factsOf(place, at, { 'udp.outcome': outcome.code }) };
  const code = outcome.kind === 'closed' ? 'UDP_CLOSED' : 'UDP_FILTERED';
  return { ...row, state: 'pass', findings: [finding('udp', code, 'info', place, ['udp.outcome'])], facts: factsOf(place, at, { 'udp.outcome': outcome.kind }), detail: say(`probe:detail.${outcome.kind === 'closed' ? 'udpClosed' : 'udpSilent'}`) };
}
