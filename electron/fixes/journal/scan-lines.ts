import { chainOf, FIRST_PREV, headOf, statedHash, type BadLine } from './line.ts';

/** A line as it lies in the file, and what is wrong with it. */
export interface RawLine {
  readonly number: number;
  readonly bytes: Buffer;
  /** Its own hash does not fit, or it does not follow the one before it. */
  readonly bad: BadLine | null;
}

export interface FirstBad {
  /** From 1. */
  readonly line: number;
  readonly because: BadLine;
}

/** How far a journal's chain was followed. Grows with `scanLines`; one owner. */
export interface Scan {
  readonly byEntry: Map<string, RawLine[]>;
  readonly all: RawLine[];
  firstBad: FirstBad | null;
  /** Where the next line joins, and at which byte of the file. */
  head: { readonly seq: number; readonly hash: string; readonly end: number };
}

export function newScan(): Scan {
  return { byEntry: new Map(), all: [], firstBad: null, head: { seq: 0, hash: FIRST_PREV, end: 0 } };
}

/** Follows the chain through the whole lines of `bytes`, which begin at byte `base` of the file, from where the scan stands, at most `limit` of them; true when none is left. */
export function scanLines(scan: Scan, bytes: Buffer, limit = Infinity, base = 0): boolean {
  for (let done = 0; ; done += 1) {
    const start = scan.head.end - base;
    const feed = bytes.indexOf(10, start);
    if (feed === -1) return true;
    if (done >= limit) return false;
    addLine(scan, bytes.subarray(start, feed), base + feed + 1);
  }
}

/** A last line without its line feed counts where it is whole otherwise. */
export function scanLastLine(scan: Scan, bytes: Buffer): void {
  const line = bytes.subarray(scan.head.end);
  if (line.length > 0 && chainOf(line).ok) addLine(scan, line, bytes.length);
}

function addLine(scan: Scan, line: Buffer, end: number): void {
  const read = chainOf(line);
  const { head } = scan;
  const number = scan.all.length + 1;
  const follows = read.ok && read.chain.prev === head.hash && read.chain.seq === head.seq + 1;
  const bad = !read.ok ? read.because : follows ? null : 'order';
  if (bad && !scan.firstBad) scan.firstBad = { line: number, because: bad };
  const raw = { number, bytes: line, bad };
  scan.all.push(raw);
  const entry = headOf(line)?.entry;
  if (typeof entry === 'string') {
    const lines = scan.byEntry.get(entry);
    if (lines) lines.push(raw);
    else scan.byEntry.set(entry, [raw]);
  }
  scan.head = { seq: read.ok ? read.chain.seq : head.seq + 1, hash: read.ok ? read.chain.hash : (statedHash(line) ?? head.hash), end };
}
