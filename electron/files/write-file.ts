import { randomBytes } from 'node:crypto';
import { link, lstat, open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
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
 * existing file is left alone, also one that appears in the meantime. With it, what a link leads to is replaced, not the link, and
 * the new file gets the rights and, where we may, the owner of the old. `mode`: the rights of a file that is new, less the umask; 0600 unless given.
 */
export async function writeFileSafely(path: string, content: string | Buffer | AsyncIterable<string>, options: { force: boolean; mode?: number }): Promise<WriteResult> {
  const standing = await standingAt(path);
  if (standing === 'folder') return { ok: false, reason: 'io', code: 'EISDIR' };
  if (standing === 'other') return { ok: false, reason: 'notAFile', code: 'EEXIST' };
  const place = options.force ? await realpath(path).catch(() => path) : path;
  // A name of its own: the file's own may already be as long as names can be.
  const temporary = join(dirname(place), `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', standing === 'nothing' ? (options.mode ?? 0o600) : 0o600);
    try {
      if (options.force) await likeOld(file, place);
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

/** Rights and owner of the file that is replaced. What cannot be given is left: the content matters more. */
async function likeOld(file: FileHandle, place: string): Promise<void> {
  const old = await stat(place).catch(() => null);
  if (!old || process.platform === 'win32') return;
  const fresh = await file.stat();
  if (old.uid !== fresh.uid || old.gid !== fresh.gid) await file.chown(old.uid, old.gid).catch(() => {});
  // After the owner: changing that takes special bits away.
  await file.chmod(old.mode & 0o7777).catch(() => {});
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
