import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, unlink } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { standingAt, writeFileSafely } from '../../files/write-file.ts';

/** So many old versions of one file are kept. */
const KEPT = 10;

export type BackupResult = { ok: true; /** Where the old version lies; null when there was none. */ path: string | null } | { ok: false; path: string; code: string };

/**
 * Puts the file that is about to be replaced into the data folder: `backups/profiles/<name>-<hash of its path>/<time>.rdp`. Never beside the
 * user's file. The ten newest are kept.
 */
export async function backUp(path: string, dataDir: string, now: Date = new Date()): Promise<BackupResult> {
  if ((await standingAt(path)) === 'nothing') return { ok: true, path: null };
  const folder = join(dataDir, 'backups', 'profiles', await folderName(path));
  try {
    const bytes = await readFile(path);
    await mkdir(folder, { recursive: true });
    const kept = await versions(folder);
    const copy = join(folder, freeName(kept, now));
    const written = await writeFileSafely(copy, bytes, { force: false });
    if (!written.ok) return { ok: false, path: copy, code: written.code };
    const old = [...kept, basename(copy)].sort().slice(0, -KEPT);
    // One that cannot be removed is one too many, nothing worse.
    await Promise.all(old.map((name) => unlink(join(folder, name)).catch(() => {})));
    return { ok: true, path: copy };
  } catch (error) {
    return { ok: false, path: folder, code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' };
  }
}

/** One folder for each file, with a name that every file system takes. */
async function folderName(path: string): Promise<string> {
  const place = await realpath(path).catch(() => resolve(path));
  const name = basename(place).replace(/\.rdp$/i, '').replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 40);
  return `${name}-${createHash('sha256').update(place).digest('hex').slice(0, 12)}`;
}

async function versions(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{8}T\d{9}Z-\d{6}\.rdp$/.test(name)).sort();
}

/** The time, and a number for those of one millisecond; names sort as they were made, also after the clock went back. */
function freeName(kept: readonly string[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:.]/g, '');
  const last = kept.at(-1) ?? '';
  const again = last.slice(0, stamp.length) >= stamp;
  const [time, number] = again ? [last.slice(0, stamp.length), Number(last.slice(stamp.length + 1, -4)) + 1] : [stamp, 0];
  return `${time}-${String(number).padStart(6, '0')}.rdp`;
}
