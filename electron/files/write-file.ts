import { randomBytes } from 'node:crypto';
import { link, open, rename, unlink } from 'node:fs/promises';
import { dirname, join, basename } from 'node:path';

export type WriteResult = { ok: true } | { ok: false; reason: 'exists' | 'io'; code: string };

/**
 * Writes a whole file or nothing: a temporary name beside it, flushed, then moved into place. Without `force` an
 * existing file is left alone, also one that appears in the meantime.
 */
export async function writeFileSafely(path: string, content: string | Buffer, options: { force: boolean }): Promise<WriteResult> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (options.force) await rename(temporary, path);
    else {
      await putNew(temporary, path);
    }
    await flushFolder(dirname(path));
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

/** After a rename the folder has to reach the disk too; Windows cannot and need not open folders. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
