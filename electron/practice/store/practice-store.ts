import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFileSafely } from '../../files/write-file.ts';
import { practiceState, type PracticeState } from '../model/state.ts';
import { keyPool, type KeyPool } from '../keys/key-pool.ts';
import { makeState } from '../make-state.ts';
import { scenarioById } from '../scenario-list.ts';
import type { Scenario } from '../scenario.ts';
import { canonical } from './canonical.ts';

/** More than any machine's file holds, bytes. */
const MAX_BYTES = 4 * 1024 * 1024;

export type StoreProblem =
  | { because: 'unknownName'; name: string }
  /** `path` holds something that is no practice machine; it was left as it is. */
  | { because: 'damaged'; path: string; detail: string }
  | { because: 'io'; path: string; code: string };
export type StoreResult<T> = { ok: true; value: T } | ({ ok: false } & StoreProblem);

/** One practice machine's file: read anew each time, written whole or not at all. */
export interface PracticeStore {
  readonly scenario: Scenario;
  readonly path: string;
  readonly keys: KeyPool;
  load(): Promise<StoreResult<PracticeState>>;
  save(state: PracticeState): Promise<StoreResult<null>>;
  /** The scenario's own state again, made as of now. */
  reset(): Promise<StoreResult<PracticeState>>;
}

/** Opens the machine `name` of a data folder; its file is made when first loaded. */
export function practiceStore(name: string, dataDir: string): StoreResult<PracticeStore> {
  const scenario = scenarioById(name);
  if (!scenario) return { ok: false, because: 'unknownName', name };
  const path = join(dataDir, 'practice', `${scenario.id}.json`);
  const keys = keyPool(dataDir);
  let known: { bytes: Buffer; state: PracticeState } | null = null;

  async function load(): Promise<StoreResult<PracticeState>> {
    let bytes: Buffer;
    try {
      bytes = await readFile(path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
      return code === 'ENOENT' ? reset() : { ok: false, because: 'io', path, code };
    }
    // Parsing again what did not change would cost every connection of a probe.
    if (known?.bytes.equals(bytes)) return { ok: true, value: known.state };
    const read = parse(bytes, path, name);
    if (read.ok) known = { bytes, state: read.value };
    return read;
  }

  async function save(state: PracticeState): Promise<StoreResult<null>> {
    try {
      await mkdir(dirname(path), { recursive: true });
    } catch (error) {
      return { ok: false, because: 'io', path, code: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' };
    }
    const written = await writeFileSafely(path, `${canonical(state)}\n`, { force: true });
    return written.ok ? { ok: true, value: null } : { ok: false, because: 'io', path, code: written.code };
  }

  async function reset(): Promise<StoreResult<PracticeState>> {
    const state = await makeState(scenario as Scenario, keys, Date.now());
    const saved = await save(state);
    return saved.ok ? { ok: true, value: state } : saved;
  }

  return { ok: true, value: { scenario, path, keys, load, save, reset } };
}

function parse(bytes: Buffer, path: string, name: string): StoreResult<PracticeState> {
  if (bytes.length > MAX_BYTES) return { ok: false, because: 'damaged', path, detail: `${bytes.length} bytes` };
  let data: unknown;
  try {
    data = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return { ok: false, because: 'damaged', path, detail: (error as Error).message };
  }
  const parsed = practiceState.safeParse(data);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    return { ok: false, because: 'damaged', path, detail: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` };
  }
  return parsed.data.scenario === name ? { ok: true, value: parsed.data } : { ok: false, because: 'damaged', path, detail: `scenario: ${parsed.data.scenario}` };
}
