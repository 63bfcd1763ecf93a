import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
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
    // A pool that cannot be written costs time at the next start, nothing else.
    await mkdir(dirname(path), { recursive: true }).catch(() => {});
    await writeFileSafely(path, JSON.stringify({ keys: { ...(await read(path)), [slot]: toPkcs8(made.privateKey) } }), { force: true });
    return made.privateKey;
  }

  return {
    key(slot, kind = 'rsa') {
      const mine = turn.then(() => take(slot, kind));
      turn = mine.catch(() => {});
      return mine;
    },
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
