import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedAddress, StoredProfile } from '../../../preload/contract/connection.ts';
import type { Message } from '../../../preload/contract/text.ts';
import { writeFileSafely } from '../../files/write-file.ts';
import { backUp } from './backup.ts';
import { indexReader, writeIndex, type IndexEntry } from './profile-index.ts';
import { freeName } from './safe-name.ts';

export type StoreFailure = { readonly because: 'unknown' } | { readonly because: 'conflict' } | { readonly because: 'io'; readonly path: string; readonly code: string };
export type Stored<T> = { ok: true; value: T } | ({ ok: false } & StoreFailure);

/** A profile's content as it is to be kept. */
export interface ProfileContent {
  readonly name: string;
  readonly bytes: Buffer;
  /** The primary first. */
  readonly addresses: readonly ListedAddress[];
  readonly practice: string | null;
}

/** An entry with its bytes; `hash` tells whether somebody changed the file meanwhile. */
export interface LoadedProfile {
  readonly entry: IndexEntry;
  readonly path: string;
  readonly bytes: Buffer;
  readonly hash: string;
}

/** Profiles kept in the data folder: `profiles/index.json` and one .rdp file for each. Every write is whole or nothing; one is done after the other. */
export interface ProfileStore {
  /** Reads one file, however many profiles there are. Pinned first, then by last use, then by name. */
  list(): Promise<Stored<{ profiles: StoredProfile[]; notices: readonly Message[] }>>;
  load(id: string): Promise<Stored<LoadedProfile>>;
  add(contents: readonly ProfileContent[]): Promise<Stored<IndexEntry[]>>;
  /** `basedOn`: hash of what was edited; null writes over whatever is there. The old file goes to the backups. */
  replace(id: string, content: ProfileContent, basedOn: string | null): Promise<Stored<{ entry: IndexEntry; backup: string | null }>>;
  rename(id: string, name: string): Promise<Stored<IndexEntry>>;
  pin(id: string, pinned: boolean): Promise<Stored<IndexEntry>>;
  used(id: string): Promise<Stored<IndexEntry>>;
  /** The file stays among the backups, where the answer says. */
  remove(id: string): Promise<Stored<{ backup: string }>>;
  readonly folder: string;
}

/** SHA-256 of a file's bytes, hex. */
export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const failed = (path: string, code: string): { ok: false } & StoreFailure => ({ ok: false, because: 'io', path, code });
const WRITERS = 8;

export function profileStore(dataDir: string, now: () => Date = () => new Date()): ProfileStore {
  const folder = join(dataDir, 'profiles');
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work);
    queue = next.catch(() => {});
    return next;
  };
  const reader = indexReader(folder, now);
  const index = async (): Promise<Stored<{ profiles: readonly IndexEntry[]; notices: readonly Message[] }>> => {
    const read = await reader();
    return read.ok ? { ok: true, value: read } : failed(read.path, read.code);
  };
  const one = async (id: string): Promise<Stored<{ entry: IndexEntry; profiles: readonly IndexEntry[] }>> => {
    const read = await index();
    if (!read.ok) return read;
    const entry = read.value.profiles.find((each) => each.id === id);
    return entry ? { ok: true, value: { entry, profiles: read.value.profiles } } : { ok: false, because: 'unknown' };
  };
  const keep = async (profiles: readonly IndexEntry[]): Promise<Stored<null>> => {
    const written = await writeIndex(folder, profiles);
    return written.ok ? { ok: true, value: null } : failed(written.path, written.code);
  };
  const put = async (file: string, bytes: Buffer, force: boolean): Promise<Stored<null>> => {
    const written = await writeFileSafely(join(folder, file), bytes, { force });
    return written.ok ? { ok: true, value: null } : failed(join(folder, file), written.code);
  };
  const change = (id: string, with_: (entry: IndexEntry) => Partial<IndexEntry>): Promise<Stored<IndexEntry>> => inTurn(async () => {
    const found = await one(id);
    if (!found.ok) return found;
    const next = { ...found.value.entry, ...with_(found.value.entry) };
    const kept = await keep(found.value.profiles.map((each) => (each.id === id ? next : each)));
    return kept.ok ? { ok: true, value: next } : kept;
  });

  return {
    folder,
    async list() {
      const read = await index();
      if (!read.ok) return read;
      const today = now();
      const profiles = read.value.profiles.map((entry) => describeEntry(entry, today)).sort(inOrder);
      return { ok: true, value: { profiles, notices: read.value.notices } };
    },
    async load(id) {
      const found = await one(id);
      if (!found.ok) return found;
      const path = join(folder, found.value.entry.file);
      try {
        const bytes = await readFile(path);
        return { ok: true, value: { entry: found.value.entry, path, bytes, hash: hashOf(bytes) } };
      } catch (error) {
        return failed(path, (error as NodeJS.ErrnoException).code ?? 'UNKNOWN');
      }
    },
    add: (contents) => inTurn(async () => {
      try {
        await mkdir(folder, { recursive: true });
      } catch (error) {
        return failed(folder, (error as NodeJS.ErrnoException).code ?? 'UNKNOWN');
      }
      const read = await index();
      if (!read.ok) return read;
      const taken = new Set(read.value.profiles.map((each) => each.file.toLowerCase()));
      const fresh = contents.map((content) => {
        const entry = newEntry(content, taken, now());
        taken.add(entry.file.toLowerCase());
        return { entry, bytes: content.bytes };
      });
      // The files first: a list that names a file which is not there would be worse than a file that no list names.
      for (let at = 0; at < fresh.length; at += WRITERS) {
        const done = await Promise.all(fresh.slice(at, at + WRITERS).map(({ entry, bytes }) => put(entry.file, bytes, false)));
        const bad = done.find((each) => !each.ok);
        if (bad && !bad.ok) return bad;
      }
      const entries = fresh.map(({ entry }) => entry);
      const kept = await keep([...read.value.profiles, ...entries]);
      return kept.ok ? { ok: true, value: entries } : kept;
    }),
    replace: (id, content, basedOn) => inTurn(async () => {
      const found = await one(id);
      if (!found.ok) return found;
      const path = join(folder, found.value.entry.file);
      const there = await readFile(path).catch(() => null);
      if (basedOn !== null && there !== null && hashOf(there) !== basedOn) return { ok: false, because: 'conflict' };
      let backup: string | null = null;
      if (there === null || !there.equals(content.bytes)) {
        const kept = await backUp(path, dataDir, now());
        if (!kept.ok) return failed(kept.path, kept.code);
        backup = kept.path;
        const done = await put(found.value.entry.file, content.bytes, true);
        if (!done.ok) return done;
      }
      const entry = { ...found.value.entry, name: content.name, addresses: [...content.addresses], practice: content.practice, changedAt: now().toISOString() };
      const kept = await keep(found.value.profiles.map((each) => (each.id === id ? entry : each)));
      return kept.ok ? { ok: true, value: { entry, backup } } : kept;
    }),
    // The file keeps its name: a shortcut or a client's list may point at it.
    rename: (id, name) => change(id, () => ({ name, changedAt: now().toISOString() })),
    pin: (id, pinned) => change(id, () => ({ pinned })),
    used: (id) => change(id, () => ({ usedAt: now().toISOString() })),
    remove: (id) => inTurn(async () => {
      const found = await one(id);
      if (!found.ok) return found;
      const path = join(folder, found.value.entry.file);
      const saved = await backUp(path, dataDir, now());
      if (!saved.ok) return failed(saved.path, saved.code);
      const kept = await keep(found.value.profiles.filter((each) => each.id !== id));
      if (!kept.ok) return kept;
      // Out of the list it is gone; a file left over harms nobody.
      await unlink(path).catch(() => {});
      return { ok: true, value: { backup: saved.path ?? '' } };
    }),
  };
}

function newEntry({ name, addresses, practice }: ProfileContent, taken: ReadonlySet<string>, at: Date): IndexEntry {
  return { id: randomUUID(), name: name.slice(0, 120) || 'profile', file: freeName(name, taken), addresses: [...addresses], practice, pinned: false, usedAt: null, changedAt: at.toISOString() };
}

/** A profile as the list shows it. */
export function describeEntry({ id, name, addresses, pinned, usedAt, changedAt, practice }: IndexEntry, now: Date): StoredProfile {
  return {
    id, name, address: addresses[0]?.address ?? '', practice, fallbacks: Math.max(0, addresses.length - 1),
    reviewDue: addresses.some(({ reviewBy }) => reviewBy !== null && Date.parse(reviewBy) <= now.getTime()), pinned, usedAt, changedAt,
  };
}

function inOrder(a: StoredProfile, b: StoredProfile): number {
  if (a.pinned !== b.pinned) return a.pinned ? -1 : 1;
  const [one, other] = [a.usedAt ?? '', b.usedAt ?? ''];
  if (one !== other) return one < other ? 1 : -1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
