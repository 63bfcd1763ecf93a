import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { takeLock } from '../lock/lock-file.ts';
import type { JournalEvent } from './events.ts';
import { makeLine } from './line.ts';
import { readJournal, viewOf, type JournalResult, type JournalView } from './read-journal.ts';

/** How long another writer's line is waited for, ms. */
const LINE_WAIT_MS = 10_000;

/** The journal of a data folder: lines are only ever added, each is on the disk before `append` answers. */
export interface Journal {
  readonly path: string;
  read(): Promise<JournalResult<JournalView>>;
  /** Writes one line; `mended` tells that a cut last line was taken away first. Nothing is left of a line that could not be written whole. */
  append(entry: string, event: JournalEvent): Promise<JournalResult<{ mended: boolean }>>;
}

export function openJournal(dataDir: string, now: () => number = Date.now): Journal {
  const path = join(dataDir, 'journal.jsonl');
  /** Where this writer's last line ended: what follows is read on from there. */
  let known: { end: number; seq: number; hash: string } | null = null;

  async function append(entry: string, event: JournalEvent): Promise<JournalResult<{ mended: boolean }>> {
    const lock = await takeLock(join(dataDir, 'locks', 'journal.lock'), 'journal', LINE_WAIT_MS);
    if (!lock.ok) return { ok: false, problem: lock.because === 'io' ? { path: lock.path, code: lock.code } : { path, code: 'EBUSY' } };
    try {
      await mkdir(dirname(path), { recursive: true });
      const { file, made } = await openForWriting(path);
      try {
        const mended = await addLine(file, entry, event);
        if (made) await flushFolder(dirname(path));
        return { ok: true, value: { mended } };
      } finally {
        await file.close();
      }
    } catch (error) {
      known = null;
      return { ok: false, problem: { path, code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' } };
    } finally {
      await lock.release();
    }
  }

  async function addLine(file: FileHandle, entry: string, event: JournalEvent): Promise<boolean> {
    const at = new Date(now()).toISOString();
    const { head, torn, size } = await findHead(file);
    let { end } = head;
    let chain = { seq: head.seq, hash: head.hash };
    const parts: Buffer[] = [];
    if (torn > 0) {
      const kept = size - end;
      // A whole last line lacks only its line feed; a cut one goes.
      if (kept === 0) parts.push(Buffer.from('\n'));
      const note = makeLine(at, null, { type: 'mended', bytes: kept }, chain);
      parts.push(note.bytes);
      chain = { seq: chain.seq + 1, hash: note.hash };
      await file.truncate(end);
    }
    const line = makeLine(at, entry, event, chain);
    const bytes = Buffer.concat([...parts, line.bytes]);
    try {
      await writeWhole(file, bytes, end);
      await file.sync();
    } catch (error) {
      await file.truncate(end).catch(() => {});
      throw error;
    }
    end += bytes.length;
    known = { end, seq: chain.seq + 1, hash: line.hash };
    return torn > 0;
  }

  async function findHead(file: FileHandle): Promise<{ head: { seq: number; hash: string; end: number }; torn: number; size: number }> {
    const { size } = await file.stat();
    if (known && known.end === size && (await endsWith(file, size, known.hash))) return { head: known, torn: 0, size };
    const view = viewOf(await readFrom(file, 0, size));
    return { head: view.head, torn: view.tornBytes, size };
  }

  return { path, append, read: () => readJournal(path) };
}

async function openForWriting(path: string): Promise<{ file: FileHandle; made: boolean }> {
  try {
    return { file: await open(path, 'r+'), made: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { file: await open(path, 'wx+', 0o600), made: true };
  }
}

async function endsWith(file: FileHandle, size: number, hash: string): Promise<boolean> {
  const wanted = Buffer.from(`${hash}"}\n`);
  return size >= wanted.length && (await readFrom(file, size - wanted.length, wanted.length)).equals(wanted);
}

async function readFrom(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(bytes, at, length - at, position + at);
    if (bytesRead === 0) return bytes.subarray(0, at);
    at += bytesRead;
  }
  return bytes;
}

async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
}

/** A new file's name has to reach the disk too; Windows cannot and need not open folders. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
