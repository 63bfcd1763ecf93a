import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What was read: the value, nothing yet, or a damaged file that now has another name. */
export type JsonRead = { kind: 'read'; value: unknown } | { kind: 'absent' } | { kind: 'setAside'; as: string } | { kind: 'unreadable'; code: string };

const MAX_BYTES = 1024 * 1024;

/** Reads a JSON file of at most `most` bytes. One that is larger, or does not parse, is renamed, so that nothing is lost and the next write is free. */
export async function readJson(path: string, isValid: (value: unknown) => boolean, most = MAX_BYTES): Promise<JsonRead> {
  let text: string;
  try {
    // Before it is read: nobody knows who wrote it.
    if ((await stat(path)).size > most) return await setAside(path);
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    return code === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', code };
  }
  const value = parse(text);
  return isValid(value) ? { kind: 'read', value } : setAside(path);
}

/** Writes beside the file, flushes, then renames: a reader sees the old text or the new one, never half of it. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function setAside(path: string): Promise<JsonRead> {
  const as = `${path}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    await rename(path, as);
    return { kind: 'setAside', as };
  } catch (error) {
    return { kind: 'unreadable', code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' };
  }
}
