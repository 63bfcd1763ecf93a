import { keyHandle, type KeyPool } from '../../practice/keys/key-pool.ts';
import type { PracticeState } from '../../practice/model/state.ts';
import type { Captured } from '../operation.ts';

type Row = Readonly<Record<string, unknown>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every key file in what was captured (`keys` by path, `made.key`), with its key changed; null where one could not be. */
async function eachKey(captured: Captured, change: (key: string) => Promise<string | null>): Promise<Captured | null> {
  const one = async (file: unknown): Promise<unknown> => {
    if (!isRow(file) || typeof file['key'] !== 'string') return file;
    const key = await change(file['key']);
    return key === null ? undefined : { ...file, key };
  };
  const { keys, made } = captured;
  const files = isRow(keys) ? await Promise.all(Object.entries(keys).map(async ([path, file]) => [path, await one(file)] as const)) : [];
  const own = isRow(made) ? await one(made['key']) : null;
  if (own === undefined || files.some(([, file]) => file === undefined)) return null;
  return { ...captured, ...(isRow(keys) && { keys: Object.fromEntries(files) }), ...(isRow(made) && { made: { ...made, key: own } }) };
}

/** What was captured with a handle in the place of each private key: it goes into plans and the journal, which people send to each other. */
export async function withoutKeys(captured: Captured): Promise<Captured> {
  return (await eachKey(captured, (key) => Promise.resolve(keyHandle(key)))) ?? captured;
}

/** The same with the keys themselves, from the machine or from the pool; null where one is gone. What carries its keys already is left as it is. */
export function withKeys(captured: Captured, { host }: PracticeState, pool: KeyPool): Promise<Captured | null> {
  const own = Object.values(host?.keyFiles ?? {}).map(({ key }) => key);
  return eachKey(captured, async (key) => (key.startsWith('sha256:') ? (own.find((one) => keyHandle(one) === key) ?? (await pool.find(key))) : key));
}

/** Keeps the keys that a change takes off a machine, so that they can come back. */
export async function keepLostKeys(before: PracticeState, after: PracticeState, pool: KeyPool): Promise<void> {
  const left = new Set(Object.values(after.host?.keyFiles ?? {}).map(({ key }) => key));
  for (const { key } of Object.values(before.host?.keyFiles ?? {})) if (!left.has(key)) await pool.keep(key);
}
