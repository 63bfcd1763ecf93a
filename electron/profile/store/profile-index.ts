import { createHash } from 'node:crypto';
import { readFile, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { listedAddress } from '../../../preload/contract/connection.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { writeFileSafely } from '../../files/write-file.ts';
import { showable } from '../../locale/clean-text.ts';
import { say } from '../../locale/say.ts';

const entry = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/), name: z.string().min(1).max(120),
  /** The file's name in the folder; never a path. */
  file: z.string().max(200).regex(/^[^/\\]+\.rdp$/),
  /** The primary as the file says it, then the fallbacks. An .rdp file has no place for these: it holds one `alternate full address`, without a reason or a date, and no client is documented to try it second. */
  addresses: z.array(listedAddress).max(20),
  practice: z.string().max(60).nullable(), pinned: z.boolean(), usedAt: z.string().max(40).nullable(), changedAt: z.string().max(40),
});
export type IndexEntry = z.infer<typeof entry>;
const indexFile = z.object({ version: z.literal(1), profiles: z.array(entry).max(20_000) });

/** More than 20,000 profiles make, bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
const NAME = 'index.json';

export type IndexReading = { ok: true; profiles: readonly IndexEntry[]; notices: readonly Message[] } | { ok: false; path: string; code: string };

/** The list, read and checked again only when its file is another one: every write of it makes a new file. */
export function indexReader(folder: string, now: () => Date): () => Promise<IndexReading> {
  let known: { stamp: string; profiles: readonly IndexEntry[] } | null = null;
  const stampOf = async () => {
    const found = await stat(join(folder, NAME), { bigint: true }).catch(() => null);
    return found && `${found.dev} ${found.ino} ${found.size} ${found.mtimeNs}`;
  };
  return async () => {
    const stamp = await stampOf();
    if (stamp !== null && known?.stamp === stamp) return { ok: true, profiles: known.profiles, notices: [] };
    const read = await readIndex(folder, now());
    // Only what did not change while it was read is known.
    known = read.ok && stamp !== null && stamp === (await stampOf()) ? { stamp, profiles: read.profiles } : null;
    return read;
  };
}

/**
 * The list of all profiles, from one file. A damaged one is set aside, and the list made anew from the files beside it; what only the list
 * knew (fallbacks, pins) is then in the file that was set aside.
 */
async function readIndex(folder: string, now: Date = new Date()): Promise<IndexReading> {
  const path = join(folder, NAME);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    return code === 'ENOENT' ? { ok: true, profiles: await fromFiles(folder, now), notices: [] } : { ok: false, path, code };
  }
  const read = text.length > MAX_BYTES ? null : parse(text);
  if (read) return { ok: true, profiles: read.profiles, notices: [] };
  const as = `${NAME}.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    await rename(path, join(folder, as));
  } catch (error) {
    return { ok: false, path, code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' };
  }
  return { ok: true, profiles: await fromFiles(folder, now), notices: [say('profile:store.setAside', { file: NAME, as: showable(as) })] };
}

/** Writes the list whole or not at all. */
export async function writeIndex(folder: string, profiles: readonly IndexEntry[]): Promise<{ ok: true } | { ok: false; path: string; code: string }> {
  const path = join(folder, NAME);
  const written = await writeFileSafely(path, `${JSON.stringify({ version: 1, profiles })}\n`, { force: true });
  return written.ok ? written : { ok: false, path, code: written.code };
}

function parse(text: string): z.infer<typeof indexFile> | null {
  try {
    return indexFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The files that are there, each under its name; their addresses are read when they are opened. */
async function fromFiles(folder: string, now: Date): Promise<IndexEntry[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.rdp') && name.length <= 200).sort().slice(0, 20_000).map((file) => ({
    // The same each time, until the list is written again.
    id: `found-${createHash('sha256').update(file).digest('hex').slice(0, 24)}`, name: file.slice(0, -4).slice(0, 120), file, addresses: [], practice: null, pinned: false, usedAt: null, changedAt: now.toISOString(),
  }));
}
