import { open } from 'node:fs/promises';
import { safeJson } from '../../locale/clean-text.ts';
import { keptRow, type KeptRow } from './window-row.ts';

/** Rows of one page. */
export interface Page {
  readonly rows: readonly KeptRow[];
  /** Where the next page begins, bytes; null at the end. */
  readonly next: number | null;
}

/** More than the longest line that a row can be, bytes. */
const CHUNK = 512 * 1024;
const LF = 0x0a;

/** Reads rows from a place in a file of JSON lines, at most `limit`. What is no row is passed over, as a line that a power cut left half. */
export async function readPage(path: string, from: number, limit: number): Promise<Page> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return { rows: [], next: null };
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, from);
    return pageOf(buffer.subarray(0, bytesRead), from, limit);
  } finally {
    await file.close();
  }
}

function pageOf(bytes: Buffer, from: number, limit: number): Page {
  const rows: KeptRow[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, start)) {
    const row = rowOf(bytes.toString('utf8', start, end));
    start = end + 1;
    if (row) rows.push(row);
    if (rows.length >= limit) return { rows, next: from + start };
  }
  if (bytes.length < CHUNK) return { rows, next: null };
  // A line without an end in half a megabyte is none of ours.
  return { rows, next: from + (start === 0 ? bytes.length : start) };
}

function rowOf(line: string): KeptRow | null {
  try {
    const read = keptRow.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Every row of a file, a page at a time; none of a file that is not there. */
export async function* rowsIn(path: string): AsyncGenerator<KeptRow> {
  for (let from: number | null = 0; from !== null;) {
    const page: Page = await readPage(path, from, 1000);
    yield* page.rows;
    from = page.next;
  }
}

/** A file that only grows. */
export interface RowLog {
  append(documents: readonly object[]): Promise<void>;
  /** Flushes to the disk and closes. */
  close(): Promise<void>;
}

/** Opens the file for appending; a last line that was cut off is ended first, so that it spoils no other. */
export async function openRowLog(path: string): Promise<RowLog> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    if (size > 0) {
      const last = await file.read(Buffer.alloc(1), 0, 1, size - 1);
      if (last.buffer[0] !== LF) await file.appendFile('\n');
    }
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    append: (documents) => file.appendFile(documents.map((one) => `${safeJson(one)}\n`).join('')),
    async close() {
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}
