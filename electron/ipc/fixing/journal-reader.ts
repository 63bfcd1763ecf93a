import { readFile, stat } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { viewOf, viewOfScan, type JournalResult, type JournalView } from '../../fixes/journal/read-journal.ts';
import { newScan, scanLines, type Scan } from '../../fixes/journal/scan-lines.ts';

/** Lines that are followed before the window's other calls get their turn. */
const SLICE = 4_000;

/** Reads one journal again and again: what is byte for byte what was verified before is not verified anew. */
export interface JournalReader {
  read(): Promise<JournalResult<JournalView>>;
}

interface Kept {
  readonly scan: Scan;
  /** The bytes that `scan` went through, one after the other. */
  readonly chunks: readonly Buffer[];
}

/** The reader of the journal at `path`. Readings that overlap share one. */
export function journalReader(path: string): JournalReader {
  let kept: Kept | null = null;
  /** The last answer, good while the file's own stamp is the same: no write leaves the time of change (ctime) as it was. */
  let last: { readonly stamp: string; readonly view: JournalView } | null = null;
  let running: Promise<JournalResult<JournalView>> | null = null;

  async function read(): Promise<JournalResult<JournalView>> {
    const stamp = await stampOf(path);
    if (stamp !== null && last?.stamp === stamp) return { ok: true, value: last.view };
    const file = await bytesOf(path);
    if (!file.ok) return file;
    const bytes = file.value;
    const known = kept && beginsWith(bytes, kept.chunks) ? kept : { scan: newScan(), chunks: [] };
    // A scan that is under way belongs to nobody: a failure in between must not leave half of it behind.
    kept = null;
    const base = known.scan.head.end;
    // Copied where little was added, so that those few lines do not hold the whole file in memory once more.
    const added = base === 0 ? bytes : Buffer.from(bytes.subarray(base));
    while (!scanLines(known.scan, added, SLICE, base)) await breathe();
    const { end } = known.scan.head;
    kept = { scan: known.scan, chunks: end === base ? known.chunks : [...known.chunks, added.subarray(0, end - base)] };
    // A last line without its line feed may be another one's write under way: it is judged for this reading only.
    const view = end === bytes.length ? viewOfScan(known.scan, bytes) : viewOf(bytes);
    last = stamp === null ? null : { stamp, view };
    return { ok: true, value: view };
  }

  return {
    read() {
      running ??= read().finally(() => { running = null; });
      return running;
    },
  };
}

async function stampOf(path: string): Promise<string | null> {
  const seen = await stat(path, { bigint: true }).catch(() => null);
  return seen && `${seen.ino} ${seen.size} ${seen.mtimeNs} ${seen.ctimeNs}`;
}

async function bytesOf(path: string): Promise<JournalResult<Buffer>> {
  try {
    return { ok: true, value: await readFile(path) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    return code === 'ENOENT' ? { ok: true, value: Buffer.alloc(0) } : { ok: false, problem: { path, code } };
  }
}

function beginsWith(bytes: Buffer, chunks: readonly Buffer[]): boolean {
  let at = 0;
  for (const chunk of chunks) {
    if (bytes.length < at + chunk.length || bytes.compare(chunk, 0, chunk.length, at, at + chunk.length) !== 0) return false;
    at += chunk.length;
  }
  return true;
}
