import * as crypto from 'node:crypto';
import canonicalize from 'canonicalize';
import { lineBody, type JournalEvent, type LineBody } from './events.ts';

/** What the first line follows. */
export const FIRST_PREV = '0'.repeat(64);
const OPEN = '{"body":';
/** `,"hash":"` + 64 hex + `"}` */
const CLOSE_LENGTH = 75;
/** The end of every line: names in order put the chain last in the body, and the hash follows it. */
const TAIL = /"prev":"([0-9a-f]{64})","seq":([1-9][0-9]{0,14})\},"hash":"([0-9a-f]{64})"\}$/;
/** Longer than TAIL can be. */
const TAIL_LENGTH = 190;
/** The beginning of every line: when, and of which entry. */
const HEAD = /^\{"body":\{"at":"([^"]{1,40})","entry":(?:"([a-z0-9-]{1,41})"|null),/;

/** Where a line stands in the chain. */
export interface Chain {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
}
export type BadLine = 'shape' | 'hash' | 'order' | 'content';

/** One line, its line feed included: the canonical JSON (RFC 8785) of what it says, and the SHA-256 of those bytes. */
export function makeLine(at: string, entry: string | null, event: JournalEvent, after: { seq: number; hash: string }): { bytes: Buffer; hash: string } {
  const body = canonicalize({ at, entry, event, prev: after.hash, seq: after.seq + 1 } satisfies LineBody) ?? '';
  const hash = sha256(Buffer.from(body));
  return { bytes: Buffer.from(`${OPEN}${body},"hash":"${hash}"}\n`), hash };
}

/** Reads a line's place in the chain and checks its own hash; its content is not read. `line` is without line feed. */
export function chainOf(line: Buffer): { ok: true; chain: Chain } | { ok: false; because: BadLine } {
  const tail = TAIL.exec(line.toString('latin1', Math.max(0, line.length - TAIL_LENGTH)));
  const [, prev = '', seq, hash = ''] = tail ?? [];
  if (!tail || line.length < OPEN.length + CLOSE_LENGTH) return { ok: false, because: 'shape' };
  // What stands before the body is not under its hash.
  if (line.toString('latin1', 0, OPEN.length) !== OPEN) return { ok: false, because: 'shape' };
  if (sha256(line.subarray(OPEN.length, line.length - CLOSE_LENGTH)) !== hash) return { ok: false, because: 'hash' };
  return { ok: true, chain: { seq: Number(seq), prev, hash } };
}

/** The hash a line gives for itself, right or not: what a changed line's follower refers to. */
export function statedHash(line: Buffer): string | null {
  return /,"hash":"([0-9a-f]{64})"\}$/.exec(line.toString('latin1', Math.max(0, line.length - CLOSE_LENGTH)))?.[1] ?? null;
}

/** When a line was written and the entry it belongs to, without reading the whole of it; null where that cannot be told. */
export function headOf(line: Buffer): { at: string; entry: string | null } | null {
  const found = HEAD.exec(line.toString('latin1', 0, 120));
  return found ? { at: found[1] ?? '', entry: found[2] ?? null } : null;
}

/** What a line says; null where that is nothing this version writes. */
export function contentOf(line: Buffer): LineBody | null {
  try {
    const parsed = lineBody.safeParse(JSON.parse(line.toString('utf8', OPEN.length, line.length - CLOSE_LENGTH)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** One call where the runtime has it (Node 20.12 on); a journal has many lines. */
const oneShot = crypto.hash as typeof crypto.hash | undefined;

function sha256(bytes: Buffer): string {
  return oneShot ? oneShot('sha256', bytes) : crypto.createHash('sha256').update(bytes).digest('hex');
}
