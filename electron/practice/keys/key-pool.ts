import { createHash, createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { writeFileSafely } from '../../files/write-file.ts';
import { base64 } from '../model/parts.ts';

const generate = promisify(generateKeyPair);
const poolFile = z.strictObject({ keys: z.record(z.string().max(60), base64) });

/** Keys for practice machines by the slot they fill: made once, kept, shared by all machines of a data folder. */
export interface KeyPool {
  /** The slot's private key; made on first use (an RSA key takes a few hundred ms). */
  key(slot: string, kind?: 'rsa' | 'ec'): Promise<KeyObject>;
  /** Keeps a key (PKCS 8, base64) that leaves a machine, so that its handle finds it again. */
  keep(key: string): Promise<void>;
  /** The key of a handle; null where this pool never had it. */
  find(handle: string): Promise<string | null>;
}

/** What stands for a key (PKCS 8, base64) wherever it must not lie about itself: plans and journals. */
export function keyHandle(key: string): string {
  return `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

/** The pool of a data folder. It is a cache: a damaged or missing file means new keys, never an error. */
export function keyPool(dataDir: string): KeyPool {
  const path = join(dataDir, 'practice', 'keys.json');
  let turn: Promise<unknown> = Promise.resolve();

  async function take(slot: string, kind: 'rsa' | 'ec'): Promise<KeyObject> {
    const keys = await read(path);
    const own = Object.hasOwn(keys, slot) ? fromPkcs8(keys[slot] ?? '') : null;
    if (own) return own;
    const made = kind === 'rsa' ? await generate('rsa', { modulusLength: 2048 }) : await generate('ec', { namedCurve: 'P-256' });
    await write(slot, toPkcs8(made.privateKey));
    return made.privateKey;
  }

  async function write(slot: string, key: string): Promise<void> {
    // A pool that cannot be written costs time at the next start, nothing else.
    await mkdir(dirname(path), { recursive: true }).catch(() => {});
    await writeFileSafely(path, JSON.stringify({ keys: { ...(await read(path)), [slot]: key } }), { force: true });
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };

  return {
    key: (slot, kind = 'rsa') => inTurn(() => take(slot, kind)),
    keep: (key) => inTurn(async () => {
      if (!Object.values(await read(path)).includes(key)) await write(`kept-${keyHandle(key).slice(7, 39)}`, key);
    }),
    find: async (handle) => Object.values(await read(path)).find((key) => keyHandle(key) === handle) ?? null,
  };
}

/** PKCS 8, base64. */
export function toPkcs8(key: KeyObject): string {
  return key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** The key, or null where the text is none. */
export function fromPkcs8(text: string): KeyObject | null {
  try {
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    return null;
  }
}

async function read(path: string): Promise<Record<string, string>> {
  try {
    const parsed = poolFile.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data.keys : {};
  } catch {
    return {};
  }
}
