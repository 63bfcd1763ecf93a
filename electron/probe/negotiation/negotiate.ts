import type { Connection } from '../net/connection.ts';
import { deadlineIn, isOver, type Deadline } from '../net/deadline.ts';
import { mayBecomeBanner } from './foreign.ts';
import { connectionRequest } from './request.ts';
import { parseConnectionConfirm, type NegotiationAnswer } from './response.ts';

/** How the first exchange ended. `ms` from our request to the answer. */
export type NegotiationOutcome =
  | (NegotiationAnswer & { ms: number; firstBytes: Buffer })
  | { kind: 'closed'; by: 'fin' | 'reset'; ms: number }
  | { kind: 'silent'; ms: number }
  /** Bytes came, but not a whole frame within the time. */
  | { kind: 'slow'; ms: number; received: number; firstBytes: Buffer }
  | { kind: 'cancelled'; ms: number };

/** Total time for the answer, however the bytes drip in, ms (rdp-wire §3). */
const NEGOTIATION_LIMIT_MS = 5000;
const KEPT = 256;
/** A banner may come in pieces: this long is waited for enough of it to be told, ms. */
const BANNER_MS = 150;
/** The same where the beginning promises a known one, ms. */
const PROMISING_MS = 1500;

/** Sends one Connection Request and reads the answer. Bytes behind the frame go back to the connection. */
export async function negotiate(connection: Connection, protocols: number, parent: Deadline, options: { cookie?: boolean; limitMs?: number } = {}): Promise<NegotiationOutcome> {
  const deadline = deadlineIn(options.limitMs ?? NEGOTIATION_LIMIT_MS, parent);
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  connection.write(connectionRequest(protocols, options.cookie ?? true));
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const got = await connection.read(deadline);
    if (got.kind === 'cancelled') return { kind: 'cancelled', ms: elapsed() };
    if (got.kind === 'timeout') return bytes.length === 0 ? { kind: 'silent', ms: elapsed() } : { kind: 'slow', ms: elapsed(), received: bytes.length, firstBytes: keep(bytes) };
    if (got.kind === 'closed') {
      if (bytes.length === 0) return { kind: 'closed', by: got.by, ms: elapsed() };
      return { kind: 'malformed', because: `closed after ${bytes.length} bytes of an answer`, ms: elapsed(), firstBytes: keep(bytes) };
    }
    bytes = Buffer.concat([bytes, got.bytes]);
    const parsed = parseConnectionConfirm(bytes);
    if (parsed.kind === 'more') continue;
    const ms = elapsed();
    if (parsed.answer.kind === 'foreign' && parsed.answer.what !== 'echo') {
      bytes = await readBanner(connection, bytes, deadline);
      const whole = parseConnectionConfirm(bytes);
      return { ...(whole.kind === 'answer' ? whole.answer : parsed.answer), ms, firstBytes: keep(bytes) };
    }
    connection.unread(bytes.subarray(parsed.length));
    // The frame alone: what stands glued behind it depends on how TCP cut the stream.
    return { ...parsed.answer, ms, firstBytes: keep(bytes.subarray(0, parsed.length)) };
  }
}

async function readBanner(connection: Connection, bytes: Buffer, parent: Deadline): Promise<Buffer> {
  const short = deadlineIn(BANNER_MS, parent);
  const long = deadlineIn(PROMISING_MS, parent);
  let all = bytes;
  for (;;) {
    const deadline = all.length < 12 && mayBecomeBanner(all) ? long : short;
    if (all.length >= 16 || isOver(deadline)) break;
    const got = await connection.read(deadline);
    if (got.kind !== 'data') break;
    all = Buffer.concat([all, got.bytes]);
  }
  return all;
}

function keep(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, KEPT));
}
