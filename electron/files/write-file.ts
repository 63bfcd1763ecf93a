import { randomBytes } from 'node:crypto';
import { link, lstat, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type WriteResult = { ok: true } | { ok: false; reason: 'exists' | 'notAFile' | 'io'; code: string };

/** What stands at a path before it is written. `other`: a device, a pipe, a socket: never replaced. */
type Standing = 'nothing' | 'file' | 'folder' | 'other';

/** What stands at a path; of a link, what it leads to, or `file` where it leads nowhere. */
export async function standingAt(path: string): Promise<Standing> {
  const entry = await stat(path).catch(() => null);
  if (!entry) return (await lstat(path).catch(() => null)) ? 'file' : 'nothing';
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

/**
 * Writes a whole file or nothing: a temporary name beside it, flushed, then moved into place. Without `force` an
 * existing file is left alone, also one that appears in the meantime. With it, what a link leads to is replaced, not the link.
 */
export async function writeFileSafely(path: string, content: string | Buffer | AsyncIterable<string>, options: { force: boolean }): Promise<WriteResult> {
  const standing = await standingAt(path);
  if (standing === 'folder') return { ok: false, reason: 'io', code: 'EISDIR' };
  if (standing === 'other') return { ok: false, reason: 'notAFile', code: 'EEXIST' };
  const place = options.force ? await realpath(path).catch(() => path) : path;
  // A name of its own: the file's own may already be as long as names can be.
  const temporary = join(dirname(place), `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await (options.force ? rename(temporary, place) : putNew(temporary, place));
    await flushFolder(dirname(place));
    return { ok: true };
  } catch (error) {
    await unlink(temporary).catch(() => {});
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    return { ok: false, reason: code === 'EEXIST' ? 'exists' : 'io', code };
  }
}

/** A hard link fails where the name is taken, which rename does not; not every file system has links. */
async function putNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
    await unlink(temporary);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    const taken = await open(path, 'wx');
    await taken.close();
    await rename(temporary, path);
  }
}

/** After a rename the folder has to reach the disk too; Windows cannot and need not open folders. What cannot be flushed is written all the same. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
