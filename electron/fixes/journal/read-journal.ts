import { readFile } from 'node:fs/promises';
import { contentOf, headOf } from './line.ts';
import { foldEntry, type RunEntry } from './fold.ts';
import { newScan, scanLastLine, scanLines, type FirstBad, type RawLine, type Scan } from './scan-lines.ts';

export type { FirstBad } from './scan-lines.ts';

/** The journal could not be read or written; nothing was lost. */
export interface JournalProblem {
  readonly path: string;
  readonly code: string;
}
export type JournalResult<T> = { ok: true; value: T } | { ok: false; problem: JournalProblem };

/** An entry, or the line because of which it cannot be trusted. */
export type EntryReading = { ok: true; entry: RunEntry } | ({ ok: false } & FirstBad);

/** The journal as it stood when it was read. Entries are read when they are asked for. */
export interface JournalView {
  readonly firstBad: FirstBad | null;
  /** Bytes behind the last whole line. */
  readonly tornBytes: number;
  /** Where the next line joins, and at which byte of the file. */
  readonly head: { readonly seq: number; readonly hash: string; readonly end: number };
  /** The ids, the oldest first. */
  readonly ids: readonly string[];
  /** The latest moment that a line names from the entry's first one on, ms since 1970; a clock before it was set back since. */
  latestSince(id: string): number;
  /** The ids of entries whose last line is no end of a run, and of those with a restore task: a quick look that saves reading all. */
  openIds(): readonly string[];
  timedIds(): readonly string[];
  /** How many lines an entry has; they only ever become more. 0: no such entry. */
  lineCount(id: string): number;
  /** When an entry's last line was written, ISO 8601 as it stands there. */
  lastAt(id: string): string | null;
  /** Undefined: no such entry. */
  entry(id: string): EntryReading | undefined;
  /** Reads every line's content as well; the first that says nothing known. */
  firstUnreadable(): FirstBad | null;
}

/** Reads the journal at `path` and follows its chain; one that is not there is empty. */
export async function readJournal(path: string): Promise<JournalResult<JournalView>> {
  try {
    return { ok: true, value: viewOf(await readFile(path)) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    return code === 'ENOENT' ? { ok: true, value: viewOf(Buffer.alloc(0)) } : { ok: false, problem: { path, code } };
  }
}

/** The journal in `bytes`. A last line without its line feed counts where it is whole otherwise. */
export function viewOf(bytes: Buffer): JournalView {
  const scan = newScan();
  scanLines(scan, bytes);
  scanLastLine(scan, bytes);
  return viewOfScan(scan, bytes);
}

/** What a scan that has gone through all whole lines of `bytes` found. */
export function viewOfScan({ byEntry, all, firstBad, head }: Scan, bytes: Buffer): JournalView {
  const unfinished = bytes.length > 0 && bytes.at(-1) !== 10;
  return {
    firstBad, head, ids: [...byEntry.keys()],
    tornBytes: unfinished ? Math.max(1, bytes.length - head.end) : 0,
    latestSince: (id) => latest(all.slice((byEntry.get(id)?.[0]?.number ?? 1) - 1)),
    openIds: () => [...byEntry].filter(([, lines]) => !endsRun(lines.at(-1))).map(([id]) => id),
    timedIds: () => [...byEntry].filter(([, lines]) => !lines[0]?.bytes.includes(UNTIMED)).map(([id]) => id),
    lineCount: (id) => byEntry.get(id)?.length ?? 0,
    lastAt: (id) => headOf(byEntry.get(id)?.at(-1)?.bytes ?? Buffer.alloc(0))?.at ?? null,
    entry: (id) => {
      const lines = byEntry.get(id);
      return lines && readEntry(id, lines);
    },
    firstUnreadable() {
      const found = all.find((one) => one.bad !== null || contentOf(one.bytes) === null);
      return found ? { line: found.number, because: found.bad ?? 'content' } : null;
    },
  };
}

const ENDS = new Set(['awaitingKeep', 'kept', 'rolledBack', 'redone', 'undone', 'partlyUndone']);
/** Canonical JSON puts these two last. */
const UNTIMED = '"timer":null,"type":"intended"}';

function endsRun(line: RawLine | undefined): boolean {
  // Lines that end a run are short.
  const body = line && line.bytes.length < 1000 ? contentOf(line.bytes) : null;
  return body !== null && ENDS.has(body.event.type);
}

function readEntry(id: string, lines: readonly RawLine[]): EntryReading {
  const bodies = [];
  for (const { bytes, number, bad } of lines) {
    if (bad) return { ok: false, line: number, because: bad };
    const body = contentOf(bytes);
    if (!body) return { ok: false, line: number, because: 'content' };
    bodies.push(body);
  }
  const entry = foldEntry(id, bodies);
  return entry ? { ok: true, entry } : { ok: false, line: lines[0]?.number ?? 1, because: 'content' };
}

function latest(lines: readonly RawLine[]): number {
  return lines.reduce((max, { bytes }) => Math.max(max, Date.parse(headOf(bytes)?.at ?? '') || 0), 0);
}
