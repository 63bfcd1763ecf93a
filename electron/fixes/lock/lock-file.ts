import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { ownIdentity, stillRuns } from './process-identity.ts';

const holder = z.object({ pid: z.number().int().positive(), began: z.string().max(200).nullable(), nonce: z.string().max(64), what: z.string().max(200) });
type Holder = z.infer<typeof holder>;

export type LockResult =
  | { ok: true; release: () => Promise<void> }
  /** `pid` holds it and runs. */
  | { ok: false; because: 'held'; pid: number; what: string }
  | { ok: false; because: 'io'; path: string; code: string };

const POLL_MS = 15;

/**
 * Takes the lock at `path`, for one holder among all processes and runs. A lock whose process has ended is taken over.
 * Waits up to `waitMs` for one that is held.
 */
export async function takeLock(path: string, what: string, waitMs = 0): Promise<LockResult> {
  const until = performance.now() + waitMs;
  const own: Holder = { ...ownIdentity(), nonce: randomBytes(12).toString('hex'), what };
  try {
    await mkdir(dirname(path), { recursive: true });
    for (;;) {
      if (await place(path, own)) return { ok: true, release: () => letGo(path, own) };
      const other = await holderOf(path);
      if (other === 'gone') continue;
      if (other !== 'damaged' && stillRuns(other)) {
        if (performance.now() >= until) return { ok: false, because: 'held', pid: other.pid, what: other.what };
        await sleep(POLL_MS);
        continue;
      }
      await clear(path, other === 'damaged' ? null : other.nonce);
    }
  } catch (error) {
    return { ok: false, because: 'io', path, code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' };
  }
}

/** The number of the running process that holds the lock; null: nobody does. */
export async function heldBy(path: string): Promise<number | null> {
  const other = await holderOf(path).catch(() => 'gone' as const);
  return other !== 'gone' && other !== 'damaged' && stillRuns(other) ? other.pid : null;
}

/** Whether a running process holds the lock. */
export async function isHeld(path: string): Promise<boolean> {
  return (await heldBy(path)) !== null;
}

/** The lock appears whole or not at all: written aside, then linked; a name that is taken refuses the link. */
async function place(path: string, own: Holder): Promise<boolean> {
  const aside = `${path}.${own.nonce}`;
  await writeFile(aside, JSON.stringify(own), { mode: 0o600 });
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // A file system without links (FAT): the name is taken first, the content follows.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return await placeWithoutLink(path, own);
    throw error;
  } finally {
    await unlink(aside).catch(() => {});
  }
}

async function placeWithoutLink(path: string, own: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(path: string): Promise<Holder | 'gone' | 'damaged'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    const parsed = holder.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** Takes a dead lock away. It is moved first and looked at: another may have cleared it and placed its own in between. */
async function clear(path: string, nonce: string | null): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}.old`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await holderOf(aside);
  if (moved !== 'gone' && moved !== 'damaged' && moved.nonce !== nonce) await link(aside, path).catch(() => {});
  await unlink(aside).catch(() => {});
}

async function letGo(path: string, own: Holder): Promise<void> {
  const other = await holderOf(path).catch(() => 'gone' as const);
  if (other !== 'gone' && other !== 'damaged' && other.nonce === own.nonce) await unlink(path).catch(() => {});
}
